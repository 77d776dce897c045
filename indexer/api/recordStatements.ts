// How records are asked for: $1 co-op, $2 table of the books, $3 number after which it goes on, $4 how many at most.

export interface Statements {
  asc: string;
  desc: string;
  one: string; // $3: its number
}

export const PLAIN: Statements = {
  asc: `
    select id, doc::text as doc from record
    where coop = $1 and noun = $2 and ($3::bigint is null or id > $3) order by id limit $4`,
  desc: `
    select id, doc::text as doc from record
    where coop = $1 and noun = $2 and ($3::bigint is null or id < $3) order by id desc limit $4`,
  one: `select id, doc::text as doc from record where coop = $1 and noun = $2 and id = $3`,
};

/** With the tally of each. */
export const PROPOSALS: Statements = {
  asc: `
    select r.id, (r.doc || jsonb_build_object('tally', t.doc))::text as doc
    from record r left join record t on t.coop = r.coop and t.noun = 'tallies' and t.id = r.id
    where r.coop = $1 and r.noun = $2 and ($3::bigint is null or r.id > $3) order by r.id limit $4`,
  desc: `
    select r.id, (r.doc || jsonb_build_object('tally', t.doc))::text as doc
    from record r left join record t on t.coop = r.coop and t.noun = 'tallies' and t.id = r.id
    where r.coop = $1 and r.noun = $2 and ($3::bigint is null or r.id < $3) order by r.id desc limit $4`,
  one: `
    select r.id, (r.doc || jsonb_build_object('tally', t.doc))::text as doc
    from record r left join record t on t.coop = r.coop and t.noun = 'tallies' and t.id = r.id
    where r.coop = $1 and r.noun = $2 and r.doc ->> 'id' = $3`,
};

/** With the money of each, and with what members shared out to it. */
export const BUCKETS: Statements = {
  asc: `
    select r.id, (r.doc || jsonb_build_object('purse', p.doc, 'shareOut', s.doc))::text as doc
    from record r
    left join record p on p.coop = r.coop and p.noun = 'purses' and p.id = r.id
    left join record s on s.coop = r.coop and s.noun = 'shareOuts' and s.id = r.id
    where r.coop = $1 and r.noun = $2 and ($3::bigint is null or r.id > $3) order by r.id limit $4`,
  desc: `
    select r.id, (r.doc || jsonb_build_object('purse', p.doc, 'shareOut', s.doc))::text as doc
    from record r
    left join record p on p.coop = r.coop and p.noun = 'purses' and p.id = r.id
    left join record s on s.coop = r.coop and s.noun = 'shareOuts' and s.id = r.id
    where r.coop = $1 and r.noun = $2 and ($3::bigint is null or r.id < $3) order by r.id desc limit $4`,
  one: `
    select r.id, (r.doc || jsonb_build_object('purse', p.doc, 'shareOut', s.doc))::text as doc
    from record r
    left join record p on p.coop = r.coop and p.noun = 'purses' and p.id = r.id
    left join record s on s.coop = r.coop and s.noun = 'shareOuts' and s.id = r.id
    where r.coop = $1 and r.noun = $2 and r.id = $3`,
};

/** Of a bucket: $5. */
export const OF_BUCKET = {
  asc: `
    select id, doc::text as doc from record
    where coop = $1 and noun = $2 and ($3::bigint is null or id > $3) and doc ->> 'bucket' = $5 order by id limit $4`,
  desc: `
    select id, doc::text as doc from record
    where coop = $1 and noun = $2 and ($3::bigint is null or id < $3) and doc ->> 'bucket' = $5
    order by id desc limit $4`,
};

/** Whose numbers are between $3 and $5: ballots of a proposal, and allocations of a round. */
export const BETWEEN = {
  asc: `select id, doc::text as doc from record
    where coop = $1 and noun = $2 and id > $3 and id < $5 order by id limit $4`,
  desc: `select id, doc::text as doc from record
    where coop = $1 and noun = $2 and id > $3 and id < $5 order by id desc limit $4`,
};

export const PROPOSAL_NUMBER = `select id from record where coop = $1 and noun = 'proposals' and doc ->> 'id' = $2`;
