-- Customers, deals and contacts of an instance without a CRM of its own, filled from CSV files. The ids are the files' own: reading a file again
-- changes nothing that it does not change.
create table crm_company (
    id           text        primary key,
    name         text        not null,
    -- As it is compared: lower case, no accents.
    folded       text        not null,
    link         text
);
create index crm_company_folded on crm_company (folded text_pattern_ops);

create table crm_deal (
    id           text          primary key,
    company      text          references crm_company,
    name         text          not null,
    amount       numeric(15,3) check (amount >= 0),
    currency     char(3),
    stage        text,
    state        text          not null check (state in ('open', 'won', 'lost')),
    closes_on    date,
    link         text
);
create index crm_deal_company on crm_deal (company);
create index crm_deal_closes on crm_deal (closes_on);

create table crm_person (
    id           text        primary key,
    company      text        references crm_company,
    name         text        not null,
    folded       text        not null,
    title        text,
    email        text,
    phone        text,
    talked_at    timestamptz,
    link         text
);
create index crm_person_company on crm_person (company);

-- When each kind of file was last read: the time of the data.
create table crm_import (
    kind         text        primary key check (kind in ('companies', 'deals', 'people')),
    read_at      timestamptz not null,
    rows         integer     not null
);
