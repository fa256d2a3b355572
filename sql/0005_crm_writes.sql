-- What was written to systems outside, by command: a row before the call, its result behind it. A row without a result may have been written
-- or not: it is never sent again.
create table outside_write (
    command_id   text        primary key,
    begun_at     timestamptz not null,
    result       jsonb
);
create index outside_write_begun on outside_write (begun_at);

-- Deals are found by their names when they are changed. Lower case, no accents: what the import writes. Empty where a program that does
-- not know the column imported beside this one: found again after the next import.
alter table crm_deal add column folded text not null default '';
update crm_deal set folded = lower(name);

create table crm_note (
    id           bigint      generated always as identity primary key,
    company      text        not null references crm_company,
    note         text        not null,
    member       text        not null,
    at           timestamptz not null
);
create index crm_note_company on crm_note (company, at);
