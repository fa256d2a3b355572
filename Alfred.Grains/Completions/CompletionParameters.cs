using Alfred.Inbox;
using Alfred.Outbox;
using Alfred.Serialization;

namespace Alfred.Completions;

/// <summary>Lays a batch of completions out as the arrays that <see cref="CompletionStatement"/> takes.</summary>
internal static class CompletionParameters
{
    /// <summary>How long an inline answer waits for its response before the outbox may send it: longer than the gateway waits.</summary>
    private static readonly TimeSpan InlineGrace = TimeSpan.FromSeconds(2.5);

    public static void Fill(NpgsqlCommand command, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        var parameters = command.Parameters;
        parameters.AddWithValue("now", now);
        parameters.AddWithValue("claimed_until", now + OutboxWriter.Lease);
        AddInbox(parameters, batch);
        AddJournal(parameters, batch);
        AddMemories(parameters, batch);
        AddSchedules(parameters, batch, now);
        AddAnswers(parameters, batch, now);
    }

    private static void AddInbox(NpgsqlParameterCollection parameters, IReadOnlyList<Completion> batch)
    {
        parameters.AddWithValue("ids", batch.Select(c => c.Message.Id).ToArray());
        parameters.AddWithValue("states", batch.Select(c => c.DeadBecause is null ? "done" : "dead").ToArray());
        Add(parameters, "errors", NpgsqlDbType.Text, batch.Select(c => c.DeadBecause ?? c.Note).ToArray());
        parameters.AddWithValue("settled", batch.Select(c => c.SettledCommands).ToArray());
        parameters.AddWithValue("versions", batch.Select(c => c.Message.Version).ToArray());
        parameters.AddWithValue("memory_versions", batch.Select(c => c.MemoryVersion).ToArray());
    }

    private static void AddJournal(NpgsqlParameterCollection parameters, IReadOnlyList<Completion> batch)
    {
        var lines = batch.SelectMany(c => c.Journal.Select(line => (c.Message, Line: line))).ToArray();
        parameters.AddWithValue("j_ids", lines.Select(l => l.Message.Id).ToArray());
        parameters.AddWithValue("j_commands", lines.Select(l => l.Line.CommandId).ToArray());
        parameters.AddWithValue("j_times", lines.Select(l => l.Message.ReceivedAt).ToArray());
        parameters.AddWithValue("j_conversations", lines.Select(l => l.Message.Conversation.Value).ToArray());
        parameters.AddWithValue("j_members", lines.Select(l => l.Line.Member.Name).ToArray());
        parameters.AddWithValue("j_member_ids", lines.Select(l => l.Line.Member.Id.Value).ToArray());
        parameters.AddWithValue("j_actions", lines.Select(l => l.Line.Action.Value).ToArray());
        parameters.AddWithValue("j_summaries", lines.Select(l => l.Line.Note.Summary).ToArray());
        Add(parameters, "j_details", NpgsqlDbType.Jsonb, lines.Select(static l => l.Line.Note)
            .Select(static note => note is { TakesBack: null, Reversal: null } ? note.Details : JournalDetails.Write(note)).ToArray());
    }

    private static void AddMemories(NpgsqlParameterCollection parameters, IReadOnlyList<Completion> batch)
    {
        var memories = batch.Where(c => c.Memory is not null).ToArray();
        parameters.AddWithValue("m_ids", memories.Select(c => c.Message.Id).ToArray());
        parameters.AddWithValue("m_conversations", memories.Select(c => c.Message.Conversation.Value).ToArray());
        Add(parameters, "m_memories", NpgsqlDbType.Jsonb,
            memories.Select(c => JsonSerializer.Serialize(c.Memory!, RowJson.Default.ConversationMemory)).ToArray());
    }

    private static void AddSchedules(NpgsqlParameterCollection parameters, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        var after = Instant.FromDateTimeOffset(now);
        var lines = batch.SelectMany(c => c.Schedules.Select(line => (c.Message.Id, Line: line, Set: line.Change as ScheduleChange.Set)))
            .Select(l => (l.Id, l.Line, l.Set, Next: l.Set?.Rule.FirstAfter(after))).ToArray();
        parameters.AddWithValue("s_ids", lines.Select(l => l.Id).ToArray());
        parameters.AddWithValue("s_conversations", lines.Select(l => l.Line.Conversation.Value).ToArray());
        parameters.AddWithValue("s_names", lines.Select(l => l.Line.Change.Name).ToArray());
        parameters.AddWithValue("s_channels", lines.Select(l => l.Line.Channel.Value).ToArray());
        parameters.AddWithValue("s_addresses", lines.Select(l => l.Line.Address.Value).ToArray());
        parameters.AddWithValue("s_senders", lines.Select(l => l.Line.Sender.Value).ToArray());
        Add(parameters, "s_actions", NpgsqlDbType.Text, lines.Select(l => l.Set?.Action.Value).ToArray());
        Add(parameters, "s_arguments", NpgsqlDbType.Jsonb,
            lines.Select(l => l.Set is null ? null : JsonSerializer.Serialize(l.Set.Arguments)).ToArray());
        Add(parameters, "s_rules", NpgsqlDbType.Text, lines.Select(l => l.Set?.Rule.Text).ToArray());
        Add(parameters, "s_zones", NpgsqlDbType.Text, lines.Select(l => l.Set?.Rule.Zone.Id).ToArray());
        // None for what ends, and for what has no occurrence any more.
        parameters.Add(new("s_dues", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)
        {
            Value = lines.Select(l => l.Next?.Due.ToDateTimeOffset()).ToArray(),
        });
    }

    private static void AddAnswers(NpgsqlParameterCollection parameters, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        var answers = batch.Where(c => c.Answer is not null).Select(c => (c.Message, Answer: c.Answer!, c.InlineClaim)).ToArray();
        parameters.AddWithValue("o_ids", answers.Select(a => a.Message.Id).ToArray());
        parameters.AddWithValue("o_conversations", answers.Select(a => a.Message.Conversation.Value).ToArray());
        parameters.AddWithValue("o_channels", answers.Select(a => a.Answer.Channel.Value).ToArray());
        parameters.AddWithValue("o_addresses", answers.Select(a => a.Answer.To.Value).ToArray());
        Add(parameters, "o_replies", NpgsqlDbType.Jsonb,
            answers.Select(a => JsonSerializer.Serialize(a.Answer.Reply, RowJson.Default.Reply)).ToArray());
        parameters.Add(
            new("o_heard", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = answers.Select(a => a.Answer.HeardAt).ToArray() });
        parameters.AddWithValue("o_inline", answers.Select(a => a.Answer.IsInline).ToArray());
        parameters.AddWithValue("o_dues", answers.Select(a => a.InlineClaim is null ? DueOf(a.Message, a.Answer, now) : now).ToArray());
        parameters.Add(new("o_claims", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = answers.Select(a => a.InlineClaim).ToArray() });
    }

    private static DateTimeOffset DueOf(StoredMessage message, Answer answer, DateTimeOffset now) =>
        answer.IsInline ? Later(message.ReceivedAt + InlineGrace, now) : now;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static void Add(NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, string?[] values) =>
        parameters.Add(new(name, NpgsqlDbType.Array | type) { Value = values });
}
