-- What the language model cost, by day (of the instance's zone) and member. One row for each: it is read before every call and added to behind it.
create table model_spending (
    day            date          not null,
    member         text          not null,
    calls          bigint        not null,
    input_tokens   bigint        not null,
    output_tokens  bigint        not null,
    -- In the instance's currency, by the prices that held at the time.
    cost           numeric(18,9) not null check (cost >= 0),
    primary key (day, member)
);
