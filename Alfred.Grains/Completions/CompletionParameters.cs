using System.Text.Json;
using Alfred.Inbox;
using Alfred.Outbox;
using Alfred.Schedules;
using Alfred.Serialization;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

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
        parameters.AddWithValue("j_members", lines.Select(l => l.Line.Member).ToArray());
        parameters.AddWithValue("j_actions", lines.Select(l => l.Line.Action.Value).ToArray());
        parameters.AddWithValue("j_summaries", lines.Select(l => l.Line.Note.Summary).ToArray());
        Add(parameters, "j_details", NpgsqlDbType.Jsonb, lines.Select(l => l.Line.Note.Details).ToArray());
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
        // One statement cannot touch a row twice, and the last word of a message counts.
        var lines = batch.SelectMany(
            c => c.Schedules.GroupBy(s => s.Change.Name, StringComparer.Ordinal).Select(g => (c.Message, Line: g.Last())))
            .ToArray();
        var removed = lines.Where(l => l.Line.Change is ScheduleChange.Remove).ToArray();
        parameters.AddWithValue("d_ids", removed.Select(l => l.Message.Id).ToArray());
        parameters.AddWithValue("d_conversations", removed.Select(l => l.Message.Conversation.Value).ToArray());
        parameters.AddWithValue("d_names", removed.Select(l => l.Line.Change.Name).ToArray());

        var set = lines.Where(l => l.Line.Change is ScheduleChange.Set)
            .Select(l => (l.Message, l.Line, Set: (ScheduleChange.Set)l.Line.Change)).ToArray();
        var next = set.Select(l => l.Set.Rule.NextAfter(Instant.FromDateTimeOffset(now))).ToArray();
        parameters.AddWithValue("s_ids", set.Select(l => l.Message.Id).ToArray());
        parameters.AddWithValue("s_conversations", set.Select(l => l.Message.Conversation.Value).ToArray());
        parameters.AddWithValue("s_names", set.Select(l => l.Set.Name).ToArray());
        parameters.AddWithValue("s_channels", set.Select(l => l.Line.Channel.Value).ToArray());
        parameters.AddWithValue("s_addresses", set.Select(l => l.Line.Address.Value).ToArray());
        parameters.AddWithValue("s_senders", set.Select(l => l.Line.Sender.Value).ToArray());
        parameters.AddWithValue("s_actions", set.Select(l => l.Set.Action.Value).ToArray());
        parameters.AddWithValue("s_rules", set.Select(l => l.Set.Rule.Text).ToArray());
        parameters.AddWithValue("s_zones", set.Select(l => l.Set.Rule.Zone.Id).ToArray());
        parameters.AddWithValue("s_dues", next.Select(n => n.Due.ToDateTimeOffset()).ToArray());
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
