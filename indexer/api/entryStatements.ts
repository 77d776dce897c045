// How a stretch of a journal is asked for. Parameters of all of the statements:
//   $1 co-op, $2 and $3 numbers between which the entries are, $4 how many at most.
// Entries come as one text, which both databases hand over more quickly than rows: see entryRows.ts.

/** The first ones first, and the last ones first. */
interface Statements {
  asc: string;
  desc: string;
}

/* WITHOUT CONDITIONS */

/** All entries. */
export const ALL: Statements = {
  asc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      select * from entry where coop = $1 and number > $2 and number < $3 order by number limit $4) e`,
  desc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      select * from entry where coop = $1 and number > $2 and number < $3 order by number desc limit $4) e`,
};

/** Of an account, $5: what went out of it, and what came in, each by its own index. */
export const OF_ACCOUNT: Statements = {
  asc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      (select * from entry
       where coop = $1 and from_account = $5 and number > $2 and number < $3
       order by number limit $4)
      union all
      (select * from entry
       where coop = $1 and to_account = $5 and from_account <> $5 and number > $2 and number < $3
       order by number limit $4)
      order by number limit $4) e`,
  desc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      (select * from entry
       where coop = $1 and from_account = $5 and number > $2 and number < $3
       order by number desc limit $4)
      union all
      (select * from entry
       where coop = $1 and to_account = $5 and from_account <> $5 and number > $2 and number < $3
       order by number desc limit $4)
      order by number desc limit $4) e`,
};

/*
 * WITH CONDITIONS: $5 asset, $6 purpose, $7 member, $8 account, $9 another account; null: whichever. PostgreSQL plans
 * each question anew, so that a condition that is not asked for costs little.
 */

/** By number, or by purpose, whichever index is the better one. */
export const SOME: Statements = {
  asc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      select * from entry
      where coop = $1 and number > $2 and number < $3
        and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
        and ($7::bigint is null or from_member = $7 or to_member = $7)
        and ($8::text is null or from_account = $8 or to_account = $8)
        and ($9::text is null or from_account = $9 or to_account = $9)
      order by number limit $4) e`,
  desc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
      select * from entry
      where coop = $1 and number > $2 and number < $3
        and ($5::text is null or asset = $5) and ($6::smallint is null or purpose = $6)
        and ($7::bigint is null or from_member = $7 or to_member = $7)
        and ($8::text is null or from_account = $8 or to_account = $8)
        and ($9::text is null or from_account = $9 or to_account = $9)
      order by number desc limit $4) e`,
};

/** Of an account. */
export const SOME_OF_ACCOUNT: Statements = {
  asc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
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
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
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

/** Of a member: of its wallets, and of its account in the treasury. */
export const SOME_OF_MEMBER: Statements = {
  asc: `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
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
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines from (
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

/* PLACES */

/** One entry: $2 its number. */
export const ONE = `
    select string_agg(concat(
      coop, ',', number, ',', block, ',', log_index, ',', transaction, ',', at, ',', from_account, ',', to_account, ',',
      asset, ',', amount, ',', purpose, ',', ref, ',', from_claim, ',', to_claim, ',',
      from_balance, ',', to_balance, ',', from_member, ',', to_member), ';') as lines
    from entry where coop = $1 and number = $2`;

/** The first and the last entry of a period: $2 and $3 seconds, both inclusive. */
export const PERIOD = `
  select
    (select number from entry where coop = $1 and at >= $2::bigint order by at, number limit 1) as first,
    (select number from entry where coop = $1 and at <= $3::bigint order by at desc, number desc limit 1) as last`;

/** The last entry up to a block: $2 block. */
export const UP_TO_BLOCK = `
  select number from entry where coop = $1 and block <= $2 order by block desc, log_index desc limit 1`;
