namespace Alfred.Outbox;

/// <summary>
/// What a step writes to the outbox. Ends of sends count while the row carries the claim of that attempt, by whoever it was sent.
/// </summary>
internal static class OutboxStatements
{
    /// <summary>
    /// The first open row of each conversation, claimed where it is due. One that carries the claim already was claimed by a write whose
    /// answer was lost.
    /// </summary>
    public const string Claim = """
        with heads as (
            select w.claim, h.* from unnest($1, $2) as w(conversation, claim) cross join lateral (
                select o.id, o.conversation, o.state, o.channel, o.address, o.reply, o.heard_at, o.attempts, o.created_at,
                    o.uncertain_tries, o.due_at, o.claimed_until
                from outbox o
                where o.conversation = w.conversation and o.is_open order by o.id limit 1
            ) h
        ), claimed as (
            update outbox o
            set state = 'sending', is_inline = false, attempts = o.attempts + case when o.state = 'pending' then 1 else 0 end,
                claim = h.claim, claimed_until = $4, tried_at = $3
            from heads h
            where o.id = h.id and ((o.state = 'pending' and o.due_at <= $3) or (o.state = 'sending' and o.claim = h.claim))
            returning o.id, o.attempts
        )
        select h.conversation, h.id, h.state, h.channel, h.address, h.reply, h.heard_at, coalesce(c.attempts, h.attempts), h.created_at,
            h.uncertain_tries > 0,
               case when h.state = 'sending' then coalesce(h.claimed_until, h.due_at) else h.due_at end, c.id is not null, h.claim
        from heads h left join claimed c on c.id = h.id
        """;

    /// <summary>Whether something is open in each conversation.</summary>
    public const string Open = """
        select w.conversation, exists (select from outbox o where o.conversation = w.conversation and o.is_open)
        from unnest($1) as w(conversation)
        """;

    /// <summary>
    /// The news that an attempt failed, but not for good, may have come before its end (see the receipts): then the row has stage 1 and is
    /// due behind its try, which only they do. It goes out again; whether its window is open the channel asks then. A pending row with this
    /// provider's id was noted as sent already and has failed since.
    /// </summary>
    public const string Sent = """
        update outbox o
        set state = case when (o.state = 'sending' and o.failed_early) then 'pending' else 'sent' end,
            stage = case when (o.state = 'sending' and o.failed_early) then 0 else o.stage end,
            settled_at = case when (o.state = 'sending' and o.failed_early) then null else $3 end,
            last_error = case when (o.state = 'sending' and o.failed_early) then o.stage_reason end,
            provider_id = coalesce(s.provider, o.provider_id)
        from unnest($1, $2) as s(id, provider)
        where o.id = s.id and o.state <> 'dead' and (o.state <> 'pending' or s.provider is null or o.provider_id is distinct
            from s.provider)
        """;

    /// <summary>Back to waiting, for later.</summary>
    public const string Retry =
        "update outbox set state = 'pending', due_at = $3, last_error = $4 where id = $1 and state = 'sending' and claim = $2";

    /// <summary>The same for what was not tried at all.</summary>
    public const string Postponed =
        "update outbox set state = 'pending', due_at = $3, attempts = attempts - 1 where id = $1 and state = 'sending' and claim = $2";

    /// <summary>Until the person writes.</summary>
    public const string Held =
        "update outbox set state = 'held', due_at = $3, last_error = $4 where id = $1 and state = 'sending' and claim = $2";

    /// <summary>Given up.</summary>
    public const string Dead =
        "update outbox set state = 'dead', settled_at = $3, last_error = $4 where id = $1 and state = 'sending' and claim = $2";

    /// <summary>Nobody knows whether it left. News may have come before.</summary>
    public const string Uncertain = """
        update outbox o
        set state = case when o.failed_early then 'pending' when o.stage > 0 then 'sent' else 'uncertain' end,
            stage = case when o.failed_early then 0 else o.stage end,
            settled_at = case when o.stage > 0 and not o.failed_early then $3 end,
            uncertain_tries = o.uncertain_tries + case when o.failed_early then 0 else 1 end,
            due_at = case when o.failed_early then o.due_at else $3 end, last_error = $4
        where id = $1 and state = 'sending' and claim = $2
        """;

    /// <summary>
    /// Sent once more (a doubled reply is a nuisance, a lost one a failure). A process that is killed again and again may cut off the same
    /// reply each time, most likely before it left: that gives it up only after the fifth time. (A provider that twice gives no answer ends
    /// it sooner, see <see cref="SettlementResult"/>.) An attempt of which the provider knows nothing does not count.
    /// </summary>
    public const string ResendOrGiveUp = """
        update outbox set state = case when $3 or uncertain_tries < 5 then 'pending' else 'dead' end,
                          settled_at = case when $3 or uncertain_tries < 5 then null else $2 end,
                          uncertain_tries = uncertain_tries - case when $3 then 1 else 0 end
        where id = $1 and state = 'uncertain' and due_at <= $2
        """;
}
