using System.Text.Json;
using Alfred.Channels;
using Alfred.Database;
using Alfred.Diagnostics;
using Alfred.Inbox;
using Alfred.Members;

namespace Alfred.Conversations;

/// <summary>
/// Turns one stored message into its completion: read it, know who speaks, plan, run the plan's commands. Failures of the infrastructure pass
/// through; everything else ends in a completion.
/// </summary>
internal sealed class MessageHandler(IEnumerable<IChannel> channels, IGrainFactory grains, Planner planner, PlanRunner runner, TimeProvider clock)
{
    private static readonly TimeSpan RefusalInterval = TimeSpan.FromHours(24);

    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    public async Task<Handled> HandleAsync(StoredMessage row, ConversationMemory memory, CancellationToken cancellationToken)
    {
        Request? request;
        try
        {
            request = Read(row);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            // A body does not change: reading it again would fail again.
            return new(new() { Message = row, DeadBecause = $"unreadable: {exception.Message}" }, Failure: null, []);
        }

        if (request is null)
            return new(new() { Message = row }, Failure: null, []);

        var turn = new Turn(row, request);
        try
        {
            var member = await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindAsync(request.Message.Sender, request.Message.SenderName);
            return member is null ? Refuse(turn, memory) : await AnswerAsync(turn, member, memory, cancellationToken);
        }
        catch (Exception exception) when (!DatabaseFaults.IsInfrastructure(exception))
        {
            // Boundary: one message's failure. The grain counts it and decides; what did run is in the turn.
            turn.Say(turn.HasReply ? Phrases.FailedMidway : Phrases.Failed);
            return turn.End(deadBecause: $"{exception.GetType().Name}: gave up after {Attempts.Maximum} tries", failure: exception);
        }
    }

    private Request? Read(StoredMessage row)
    {
        if (row.Channel == ChannelName.Schedule)
            return Request.OfOccurrence(row);
        var channel = _channels.GetValueOrDefault(row.Channel)
            ?? throw new FormatException($"this instance has no channel '{row.Channel}'");
        return channel.Read(row.Body, row.ContentType, row.Ordinal) is { } message ? new(row.Channel, message, Occurrence: null) : null;
    }

    /// <summary>A stranger is told once a day that this is a private place, not at every message.</summary>
    private Handled Refuse(Turn turn, ConversationMemory memory)
    {
        if (memory.RefusedAt is { } refused && clock.GetUtcNow() - refused < RefusalInterval)
            return turn.End();
        turn.Say(Phrases.Stranger);
        turn.Remember(memory with { RefusedAt = clock.GetUtcNow() });
        return turn.End();
    }

    private async Task<Handled> AnswerAsync(Turn turn, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(turn, member, memory, cancellationToken);
        MessagePath.Reach(MessagePath.Understood);
        if (plan.Answer is { } answer)
            turn.Say(answer);
        else
            await runner.RunAsync(turn, plan, member, memory, cancellationToken);
        return turn.End();
    }
}
