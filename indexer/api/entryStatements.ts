// How a stretch of a journal is asked for. All of the statements have the same parameters:
//   $1 co-op, $2 and $3 numbers between which the entries are, $4 how many at most,
//   $5 asset, $6 purpose, $7 member, $8 account, $9 another account: null: whichever.
// PostgreSQL plans each question anew, so that a condition that is not asked for costs nothing. Entries come as one
// text, which both databases hand over quickly: see entryRows.ts.

interface Statements {
  asc: string; // the first ones first
  desc: string;
}

/** By number, or by purpose, whichever index is the better one. */
export const OF_JOURNAL: Statements = {
  asc: `
    select string_agg(e::text, ';') as lines from (
      select * from entry
      where coop = $1 and number > $2 and number < $3
        and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
        and ($7::bigint is null or from_member = $7 or to_member = $7)
        and ($8::text is null or from_account = $8 or to_account = $8)
        and ($9::text is null or from_account = $9 or to_account = $9)
      order by number limit $4) e`,
  desc: `
    select string_agg(e::text, ';') as lines from (
      select * from entry
      where coop = $1 and number > $2 and number < $3
        and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
        and ($7::bigint is null or from_member = $7 or to_member = $7)
        and ($8::text is null or from_account = $8 or to_account = $8)
        and ($9::text is null or from_account = $9 or to_account = $9)
      order by number desc limit $4) e`,
};

/** Of an account: what went out of it, and what came in, each by its own index. */
export const OF_ACCOUNT: Statements = {
  asc: `
    select string_agg(e::text, ';') as lines from (
      (select * from entry
       where coop = $1 and from_account = $8 and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($7::bigint is null or from_member = $7 or to_member = $7)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number limit $4)
      union all
      (select * from entry
       where coop = $1 and to_account = $8 and from_account <> $8 and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($7::bigint is null or from_member = $7 or to_member = $7)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number limit $4)
      order by number limit $4) e`,
  desc: `
    select string_agg(e::text, ';') as lines from (
      (select * from entry
       where coop = $1 and from_account = $8 and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($7::bigint is null or from_member = $7 or to_member = $7)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number desc limit $4)
      union all
      (select * from entry
       where coop = $1 and to_account = $8 and from_account <> $8 and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($7::bigint is null or from_member = $7 or to_member = $7)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number desc limit $4)
      order by number desc limit $4) e`,
};

/** Of a member, likewise: of its wallets, and of its account in the treasury. */
export const OF_MEMBER: Statements = {
  asc: `
    select string_agg(e::text, ';') as lines from (
      (select * from entry
       where coop = $1 and from_member = $7::bigint and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($8::text is null or from_account = $8 or to_account = $8)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number limit $4)
      union all
      (select * from entry
       where coop = $1 and to_member = $7::bigint and from_member is distinct from $7::bigint
         and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($8::text is null or from_account = $8 or to_account = $8)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number limit $4)
      order by number limit $4) e`,
  desc: `
    select string_agg(e::text, ';') as lines from (
      (select * from entry
       where coop = $1 and from_member = $7::bigint and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($8::text is null or from_account = $8 or to_account = $8)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number desc limit $4)
      union all
      (select * from entry
       where coop = $1 and to_member = $7::bigint and from_member is distinct from $7::bigint
         and number > $2 and number < $3
         and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
         and ($8::text is null or from_account = $8 or to_account = $8)
         and ($9::text is null or from_account = $9 or to_account = $9)
       order by number desc limit $4)
      order by number desc limit $4) e`,
};

/** One entry: $1 co-op, $2 number. */
export const ONE = `select e::text as lines from entry e where coop = $1 and number = $2`;

/** The first and the last entry of a period: $1 co-op, $2 and $3 seconds, both inclusive. */
export const PERIOD = `
  select
    (select number from entry where coop = $1 and at >= $2::bigint order by at, number limit 1) as first,
    (select number from entry where coop = $1 and at <= $3::bigint order by at desc, number desc limit 1) as last`;

/** The last entry up to a block: $1 co-op, $2 block. */
export const UP_TO_BLOCK = `
  select number from entry where coop = $1 and block <= $2 order by block desc, log_index desc limit 1`;
