-- Made once the chain has been read for the first time: sorting everything once takes a fraction of the time that it
-- takes to find a place for each row. From then on they are kept.

create index if not exists entry_from on entry (coop, from_account, number);
create index if not exists entry_to on entry (coop, to_account, number);
create index if not exists entry_from_member on entry (coop, from_member, number) where from_member is not null;
create index if not exists entry_to_member on entry (coop, to_member, number) where to_member is not null;
create index if not exists entry_purpose on entry (coop, purpose, number);
create index if not exists entry_at on entry (coop, at, number);
create index if not exists entry_block on entry (coop, block, log_index);
create index if not exists balance_block on balance (block);
create index if not exists record_block on record (block);
create index if not exists record_proposal on record (coop, (doc ->> 'id')) where noun = 'proposals';
create index if not exists record_bucket on record (coop, (doc ->> 'bucket'), id) where noun in ('fillings', 'payouts');

analyze;
