-- What the indexer writes down. Everything in here follows from the logs of the chain and can be written anew from them;
-- amounts are base units, times seconds. The same on PostgreSQL and on the embedded PGlite.

-- Which chain this is about, and how far it has been read.
create table if not exists progress (
  singleton boolean primary key default true check (singleton),
  schema integer not null,
  genesis text not null, -- hash of block 0: another one is another chain
  factory text not null,
  block bigint not null, -- all blocks up to here have been read; -1: none
  hash text not null
);

-- The blocks in which something happened: what a reorganisation is found by.
create table if not exists block (
  number bigint primary key,
  hash text not null,
  at bigint not null
);

create table if not exists coop (
  id integer primary key, -- among those of the factory
  charter_hash text not null,
  name text not null,
  addresses jsonb not null, -- noun => address
  block bigint not null,
  at bigint not null
);

-- The raw logs of the co-ops' contracts, as the chain gave them, those of the journal aside: table entry says as much.
create table if not exists log (
  coop integer not null,
  block bigint not null,
  log_index integer not null,
  transaction text not null,
  noun text not null,
  topics jsonb not null,
  data text not null,
  primary key (coop, block, log_index)
);

-- The journal. The number counts the entries of a co-op without gaps, in the order of the chain.
create table if not exists entry (
  coop integer not null,
  number bigint not null,
  block bigint not null,
  log_index integer not null,
  transaction text not null,
  at bigint not null,
  from_account text not null,
  to_account text not null,
  asset text not null,
  amount numeric not null,
  purpose smallint not null,
  ref text not null,
  from_claim text not null, -- whose the money was, and whose it is: see sdk/src/accounting.ts
  to_claim text not null,
  from_balance numeric, -- of the account after the entry; null outside the treasury
  to_balance numeric,
  from_member integer, -- whose wallet or account it is; null: no member's
  to_member integer,
  primary key (coop, number)
);

-- What every account of the treasury holds.
create table if not exists balance (
  coop integer not null,
  account text not null,
  asset text not null,
  amount numeric not null,
  block bigint not null, -- of the last entry
  primary key (coop, account, asset)
);

-- The state of everything else, one row per record of sdk/src/books: members, proposals, ballots, buckets, …
create table if not exists record (
  coop integer not null,
  noun text not null, -- name of the table in the books
  id bigint not null, -- its number there
  doc jsonb not null, -- amounts as decimal strings
  block bigint not null, -- in which it changed last
  primary key (coop, noun, id)
);
