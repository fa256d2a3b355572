using Alfred.Diagnostics;
using Alfred.Inbox;
using Alfred.Interpretation;
using Alfred.Model;

namespace Alfred.Conversations;

/// <summary>
/// Turns one stored message into its completion: read it, know who speaks, plan, run the plan's commands. Failures of the infrastructure
/// pass through; everything else ends in a completion.
/// </summary>
internal sealed class MessageHandler(
    IEnumerable<IChannel> channels, IGrainFactory grains, Planner planner, PlanRunner runner, SenderLimit limit, NumberChange numberChange,
    AnsweredMessages answered, Corrections corrections, StrangerAdmission strangers, LanguageSet languages,
    ReplyVocabulary vocabulary, ModelPlanning model, Instance instance)
{
    private const string TooOld = "not run: written longer ago than its provider delivers";
    private const string NoMember = "ended: who set the schedule up is no member any more";

    /// <summary>What comes without words so shortly after another such message belongs to it.</summary>
    private static readonly TimeSpan Album = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    public async Task<HandlingResult> HandleAsync(
        StoredMessage row, RecalledMemory recalled, InterruptionDetector interruptions, CancellationToken cancellationToken)
    {
        var memory = recalled.Value;
        Request? request;
        try
        {
            request = Read(row);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            // A body does not change: reading it again would fail again.
            return new(
                new() { Message = row, MemoryVersion = recalled.Version, DeadBecause = $"unreadable: {exception.Message}" }, Failure: null,
                []);
        }

        if (request is null)
            return new(new() { Message = row, MemoryVersion = recalled.Version }, Failure: null, []);

        if (IsTooOld(row, request))
            return new(new() { Message = row, MemoryVersion = recalled.Version, Note = TooOld }, Failure: null, []);

        if (request.Message.ChangedNumber is { } place)
        {
            await numberChange.FollowAsync(request.Channel, request.Message, place, cancellationToken);
            return new(new() { Message = row, MemoryVersion = recalled.Version }, Failure: null, []);
        }

        if (_channels.TryGetValue(request.Channel, out var channel) && request.Occurrence is null)
            request = request with { Message = await channel.EnrichSenderAsync(request.Message, cancellationToken) };
        if (vocabulary.IsStop(request.Message.Text))
            request = request with { Message = request.Message with { Text = ReplyVocabulary.Stop } };
        var turn = new Turn(row, request, interruptions, recalled.Version) { Language = languages[instance.Language] };
        try
        {
            var directory = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
            var member = await directory.FindAsync(request.Message.Sender, request.Message.SenderName, request.Message.AlsoKnownAs);
            if (member is null)
                return request.Occurrence is { } occurrence ? EndSchedule(turn, occurrence) : await strangers.AnswerAsync(turn, memory);
            if (request is { Occurrence: null, Message.IsDirect: true })
                await directory.SetContactAsync(member.Id, request.Message.ContactOn(request.Channel));
            // Nobody waits for it, and strangers see no reaction.
            if (request is { Occurrence: null, Message.Reaction: null })
                _ = channel?.ShowSeenAsync(request.Message, CancellationToken.None);
            if (request.Occurrence is null && await interruptions.CorrectAsync(row, request.Message, cancellationToken))
                return turn.End(note: CorrectionStore.LeftToCorrection);
            turn.Language = languages[member.Language ?? instance.Language];
            turn.ShowThinking = () => _ = channel?.ShowSeenAsync(turn.Request.Message, CancellationToken.None);
            member = member with { Zone = member.Zone ?? request.Message.SenderZone };
            if ((await RejectAsync(turn, member) ?? Decline(turn, memory)) is { } refused)
                return refused;
            var recollected = request.Message is { RepliesTo: null, Reaction: null }
                ? memory : await answered.ReadAsync(turn, memory, cancellationToken);
            return recollected is null ? turn.End() : await AnswerAsync(turn, member, recollected, cancellationToken);
        }
        catch (Exception exception) when (exception is not MessageSettledException && DatabaseFaults.CountsAsTry(exception))
        {
            // Boundary: one message's failure. The grain counts it and decides; what did run is in the turn.
            var hasEffect = turn.HasReply;
            turn.Say(turn.Language.Say(hasEffect ? "conversation.failed-midway" : "conversation.failed"));
            return End(
                turn, hasEffect, $"{exception.GetType().Name}: gave up after {StoredMessage.MaxAttempts} tries", exception);
        }
        finally
        {
            turn.LeaveRoom();
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

    /// <summary>True for what was captured and delivered again: the provider itself would have given up long before.</summary>
    private bool IsTooOld(StoredMessage row, Request request) =>
        request is { Occurrence: null, Message.WrittenAt: { } written }
        && _channels.GetValueOrDefault(request.Channel)?.MaxDeliveryAge is { } most && row.ReceivedAt - written > most;

    /// <summary>What somebody set up who is no member any more is nobody's: it ends without a word.</summary>
    private static HandlingResult EndSchedule(Turn turn, ScheduledOccurrence occurrence)
    {
        turn.Remove(occurrence.Name);
        return turn.End(note: NoMember);
    }

    /// <summary>
    /// Somebody who writes faster than a person does is not served at that pace. What is left out is told of once and becomes a dead
    /// letter, which the operator can replay. Null for a message that is acted on, as is every one that may have begun to run.
    /// </summary>
    private async Task<HandlingResult?> RejectAsync(Turn turn, Member member)
    {
        if (limit.PerMinute == 0 || turn.Request.Occurrence is not null || turn.Row.IsReplay || turn.Row.Attempts > 0
            || turn.Row.Plan is not null)
            return null;
        var admission = await grains.GetGrain<ISenderGrain>(member.Id.Value).AdmitAsync(turn.Row.Id, turn.Row.ReceivedAt);
        if (admission == Admission.Admitted)
            return null;
        if (admission == Admission.RefusedFirst)
            turn.Say(turn.Language.Say("conversation.too-fast", ("most", limit.PerMinute)));
        return turn.End(deadBecause: limit.Reason);
    }

    private async Task<HandlingResult> AnswerAsync(Turn turn, Member member, ConversationMemory memory, CancellationToken cancellationToken)
    {
        if (turn.Request.Message.Corrects is { } correction
            && await corrections.EndsAsync(turn, correction, _channels.GetValueOrDefault(turn.Request.Channel), cancellationToken))
            return turn.End();
        if (turn.Request.Message.Text == ReplyVocabulary.Stop && turn.Request.Occurrence is null && EndOfStop(turn, memory) is { } answer)
        {
            turn.Say(answer);
            return turn.End();
        }

        var isWordless = turn.Request.Occurrence is null && turn.Request.Message is { Submission: null, Text: var words }
            && string.IsNullOrWhiteSpace(words) && !model.Reads(turn.Request.Message);
        if (isWordless && turn.Row.ReceivedAt - memory.WordlessAt < Album)
            return turn.End();
        var hasForms = _channels.GetValueOrDefault(turn.Request.Channel)?.HasForms ?? false;
        turn.Member = member;
        turn.Dialogue = new(memory, member.Name, turn.Row.ReceivedAt, hasForms, turn.Row.Id);
        var plan = await planner.PlanAsync(turn, turn.Dialogue, member, memory, cancellationToken);
        MessagePath.Reach(MessagePath.Understood);
        if (!member.IsLanguageChosen && turn.Request.Message is { IsPicked: false, IsForwarded: false }
            && turn.Language.Code != (member.Language ?? instance.Language) && (turn.IsLanguageSure || member.Language is null))
            await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).SetLanguageAsync(member.Id, turn.Language.Code, isChosen: false);
        var isDone = await runner.RunAsync(turn, plan, member, memory, cancellationToken);
        if (isDone && plan.Answer is { } said)
            turn.Say(await runner.RefuseFormAsync(plan, member, turn.Language) is { } refusal ? new(refusal) : said);
        if (model.IsOn && !isWordless && turn.Request is { Occurrence: null, Message.Submission: null })
        {
            var own = OwnWords.Said(turn.Request.Message, turn.Transcript);
            turn.Dialogue.Turn = new(
                member.Id, turn.Row.ReceivedAt, ShortText.Of(own, RecentTurns.MaxSaid),
                ShortText.Of(OwnWords.Describe(plan.Commands, own), RecentTurns.MaxDid));
        }

        if (isWordless)
            turn.Remember(memory with { WordlessAt = turn.Row.ReceivedAt });
        return End(turn, hasEffect: isDone && (plan.EndsApproval || !plan.Commands.IsEmpty));
    }

    /// <summary>
    /// What a control answered that was meant for somebody else, or that was answered before, changes nothing: whoever used it is told so,
    /// and the question stays as it is. Null for everything else.
    /// </summary>
    private static HandlingResult? Decline(Turn turn, ConversationMemory memory)
    {
        if (turn.Row.IsReplay || turn.Request.Message is not { Answers: { } question, Sender: var sender })
            return null;
        var reason = question.Asked is { } asked && asked != sender ? "question.not-yours"
            : memory.Answered.Contains(question.Key, StringComparer.Ordinal) ? "question.answered"
            : null;
        if (reason is null)
            return null;
        turn.Say(new Reply(turn.Language.Say(reason)) { IsPrivate = true });
        return turn.End();
    }

    private static HandlingResult End(Turn turn, bool hasEffect, string? deadBecause = null, Exception? failure = null)
    {
        var answered = hasEffect ? turn.Request.Message.Answers?.Key : null;
        if (turn.Dialogue is { } dialogue)
            dialogue.Answered = answered;
        return turn.End(deadBecause, failure) with { IsAnswer = answered is not null };
    }

    /// <summary>Shows that the question is answered which a stored message answered.</summary>
    public void ShowAnswered(StoredMessage row) => _channels.GetValueOrDefault(row.Channel)?.ShowAnswered(row.Body, row.ContentType);

    /// <summary>What to say to a stop whose turn has come; null when it means the question that is open.</summary>
    private static string? EndOfStop(Turn turn, ConversationMemory memory) =>
        turn.Interruptions.TakeEffect() ? turn.Language.Say("conversation.stopped")
        : MessageInterpreter.Open(memory.Question, turn.Row.ReceivedAt) is null ? turn.Language.Say("conversation.nothing-runs")
        : null;

    /// <summary>What a message that waits says about those before it.</summary>
    public async Task<Interruption> ReadInterruptionAsync(StoredMessage row)
    {
        try
        {
            if (row.Channel == ChannelName.Schedule || Read(row) is not { Message: var message } request || IsTooOld(row, request))
                return new Interruption.None();
            if (message.Corrects is { } correction)
                return new Interruption.Corrects(message.Sender, correction.Original);
            var isStop = vocabulary.IsStop(message.Text)
                && await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindAsync(message.Sender, message.SenderName) is not null;
            return isStop ? new Interruption.Stop() : new Interruption.None();
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            // Unreadable: it is told of when its turn comes.
            return new Interruption.None();
        }
    }
}
