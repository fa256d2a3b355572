using System.Diagnostics.CodeAnalysis;
using Alfred.Facts;
using Alfred.Interpretation;
using Alfred.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Conversations;

/// <summary>
/// Asks the model about what the grammar did not understand. Whatever becomes of that, what the grammar did understand is done, and the
/// person reads why the rest is not. In an instance without a model every message is the grammar's alone.
/// </summary>
internal sealed class ModelPlanning(
    IServiceProvider services, IGrainFactory grains, MessageInterpreter interpreter, MessageFiles files, Instance instance)
{
    // What was said before that explains "and two of those", at most.
    private const int MaxTurns = 10;
    private const int MaxFacts = 20;
    private const int MaxFileBytes = 5 * 1024 * 1024;

    private static readonly TimeSpan TurnLife = TimeSpan.FromHours(2);

    // Made at the first message that needs it: an instance that never does pays nothing.
    private readonly Lazy<ModelPlanner?> _model =
        new(() => services.GetService<ModelLimits>() is null ? null : services.GetService<ModelPlanner>());

    /// <summary>True where there is a model: what is said is remembered for it.</summary>
    public bool IsOn => _isOn ??= services.GetService<ModelLimits>() is not null;

    private bool? _isOn;

    /// <summary>True for a message that is answered although it has no words.</summary>
    public bool Reads(InboundMessage message) =>
        IsOn && (MessageFiles.Find(message, FileKind.Photo) is not null || MessageFiles.Find(message, FileKind.Voice) is not null);

    /// <summary>What a voice note says; null for a message that is none.</summary>
    public async Task<Transcription?> TranscribeAsync(Turn turn, PlanContext context, CancellationToken cancellationToken)
    {
        if (turn.Request.Message.Text.Length > 0 || MessageFiles.Find(turn.Request.Message, FileKind.Voice) is not { } voice
            || services.GetService<IVoiceReader>() is not { } reader || _model.Value is not { } model)
            return null;
        var unclear = new Transcription(null, context.Language.Say("model.voice-unclear"));
        if (await files.FetchAsync(turn, voice, MaxFileBytes, cancellationToken) is not { } recording)
            return unclear;
        turn.Model = Begin(model, turn, Ask(turn, "", context));
        try
        {
            return await turn.Model.TranscribeAsync(reader, recording, voice.MediaType, cancellationToken) is { } text
                && !string.IsNullOrWhiteSpace(text) ? new(text.Trim(), null) : unclear;
        }
        catch (ModelException)
        {
            return unclear;
        }
        finally
        {
            // What follows needs the words alone, and may take a minute.
            turn.LeaveRoom();
        }
    }

    /// <summary>The plan of a message that the grammar did not understand whole; null where the grammar's own answer stands.</summary>
    public async Task<Plan?> PlanAsync(
        Turn turn, InterpretationResult understood, PlanContext context, CancellationToken cancellationToken)
    {
        if (_model.Value is not { } model)
            return null;
        var message = turn.Request.Message;
        if (MessageFiles.Find(message, FileKind.Photo) is { } photo && turn.Transcript is null)
            return await PlanPictureAsync(model, turn, photo, context, cancellationToken);
        // What a button says may be others' words, and what was passed on is.
        if (understood.Unread is not { } unread || message.IsPicked || message.IsForwarded)
            return null;
        var (known, rest) = interpreter.InterpretBeginning(unread, context) ?? (new InterpretationResult(), unread);
        if (known.Commands.IsEmpty)
            (known, rest) = (new(), unread);
        var question = Ask(turn, unread, context) with
        {
            Unread = rest,
            Understood = known.Commands,
            Turns = RecentTurns(context, turn.Row.ReceivedAt),
            OwnFacts = await OwnFactsAsync(context.Member, turn.Request.Message.IsPrivate),
        };
        turn.Model ??= Begin(model, turn, question);
        try
        {
            return Join(known, await model.ProposeAsync(turn.Model, question, cancellationToken), understood, context, unread);
        }
        catch (ModelException exception)
        {
            return Without(turn, exception.Failure, known, understood, context);
        }
    }

    /// <summary>What was read, in the model's words; the replies as they are where it has none.</summary>
    public async Task<Reply> WordAsync(Turn turn, string question, ImmutableArray<Reply> read, CancellationToken cancellationToken)
    {
        var shown = Reply.Join(read);
        if (_model.Value is not { } model)
            return shown;
        // A plan that was kept before a crash is worded by a call of its own.
        turn.Model ??= Begin(model, turn, Ask(
            turn, question,
            new(ConversationMemory.Empty, turn.Member!, Clocks.In(turn.Row.ReceivedAt, turn.Member!, instance), turn.Language)));
        try
        {
            return await model.WordAsync(turn.Model, question, shown.Text, turn.Language, cancellationToken) is { } words
                ? new(words) { IsPrivate = shown.IsPrivate }
                : shown;
        }
        catch (ModelException)
        {
            return shown;
        }
    }

    private async Task<Plan?> PlanPictureAsync(
        ModelPlanner model, Turn turn, InboundFile photo, PlanContext context, CancellationToken cancellationToken)
    {
        var (language, question) = (context.Language, Ask(turn, turn.Request.Message.Text, context));
        if (await files.FetchAsync(turn, photo, MaxFileBytes, cancellationToken) is not { } picture)
            return new([], new(language.Say("model.picture-unclear")));
        turn.Model = Begin(model, turn, question);
        try
        {
            var proposal = await model.ReadPictureAsync(turn.Model, question, picture, photo.MediaType, cancellationToken);
            var resolved = interpreter.Resolve(proposal.Commands, context);
            var answer = resolved.Answer ?? (proposal.Problem is { } problem ? new Reply(problem)
                : proposal.Refused.IsEmpty ? null : new(language.Say("model.left-out")));
            var part = new ModelPart(0, Question: null, proposal.Refused) { AsksFirst = true };
            // Where there are forms, what was read is filled in, and can be put right before it is sent.
            return turn.Dialogue is { HasForms: true } && resolved.Commands is [var only] && interpreter.FormOf(only, language) is { } form
                ? new([], WithPicture(form, photo)) { Model = part }
                : new(resolved.Commands, WithPicture(answer, photo)) { Model = part };
        }
        catch (ModelException exception)
        {
            return Without(turn, exception.Failure, new(), new() { Answer = new(language.Say("model.picture-unclear")) }, context);
        }
        finally
        {
            turn.LeaveRoom();
        }
    }

    // What is asked about a picture keeps it until it is answered.
    [return: NotNullIfNotNull(nameof(reply))]
    private static Reply? WithPicture(Reply? reply, InboundFile photo) =>
        reply?.Form is { } form ? reply with { Form = form with { Picture = photo } } : reply;

    private static ModelQuestion Ask(Turn turn, string message, PlanContext context) =>
        new() { Message = message, Unread = message, Context = context, IsDirect = turn.Request.Message.IsPrivate };

    private static ModelCalls Begin(ModelPlanner model, Turn turn, ModelQuestion question) =>
        model.Begin(question, stopped => turn.Interruptions.EndsAsync(turn.Row, stopped), () => turn.ShowThinking());

    private Plan Join(
        InterpretationResult known, ModelProposal proposal, InterpretationResult understood, PlanContext context, string message)
    {
        var resolved = interpreter.Resolve(proposal.Commands, context);
        var part = new ModelPart(
            known.Commands.Length, proposal.AnswersFromResults && !resolved.Commands.IsEmpty ? message : null, proposal.Refused);
        var answer = resolved.Answer ?? (resolved.Commands.IsEmpty && proposal.Text is { } text ? new Reply(text) : null);
        if (proposal.Problem is { } problem)
            answer = Beside(answer, problem);
        else if (proposal.Refused.Any(static refused => refused.Reason != ToolRefusal.Value))
            answer = Beside(answer, context.Language.Say("model.left-out"));
        // It had nothing to say: the grammar's answer tells what works.
        var isSilent = answer is null && resolved.Commands.IsEmpty;
        if (isSilent)
            answer = known.Commands.IsEmpty ? understood.Answer : new(context.Language.Say("model.rest-not-understood"));
        return new([.. known.Commands, .. resolved.Commands], answer) { Model = part with { IsSilent = isSilent } };
    }

    private Plan Without(
        Turn turn, ModelFailure failure, InterpretationResult known, InterpretationResult understood, PlanContext context)
    {
        var (language, memory) = (context.Language, context.Memory);
        var answer = known.Commands.IsEmpty ? understood.Answer : new(language.Say("model.rest-not-understood"));
        switch (failure)
        {
            case ModelFailure.Stopped:
                answer = new(language.Say("model.stopped"));
                break;
            case ModelFailure.OverBudget:
                // Once a day: everything else works, and people need not be told each time.
                if (memory.BudgetToldAt is not { } told || Clocks.In(told, context.Member, instance).Date != context.Now.Date)
                {
                    answer = Beside(answer, language.Say("model.over-budget"));
                    turn.Dialogue!.BudgetToldAt = turn.Row.ReceivedAt;
                }

                break;
            default:
                answer = Beside(answer, language.Say(failure == ModelFailure.TooSlow ? "model.too-slow" : "model.unavailable"));
                break;
        }

        return new(known.Commands, answer) { Model = new(known.Commands.Length, Question: null, []) { IsSilent = true } };
    }

    private static ImmutableArray<RecentTurn> RecentTurns(PlanContext context, DateTimeOffset now) =>
    [
        .. context.Memory.Turns.Where(turn => turn.By == context.Member.Id && now - turn.At < TurnLife).TakeLast(MaxTurns),
    ];

    // Only what the person said themselves: what others asked to be remembered for everyone is data, and stays out of a call with tools.
    private async Task<ImmutableArray<string>> OwnFactsAsync(Member member, bool isDirect)
    {
        var shared = await grains.GetGrain<IFactGrain>(IFactGrain.SharedKey).ListAsync();
        var own = isDirect ? await grains.GetGrain<IFactGrain>(IFactGrain.KeyOf(member.Id)).ListAsync() : [];
        return
        [
            .. own.Concat(shared).Where(fact => fact.By == member.Id).OrderBy(static fact => fact.At).TakeLast(MaxFacts)
                .Select(static fact => fact.Text),
        ];
    }

    private static Reply Beside(Reply? answer, string text) =>
        answer is null ? new(text) : answer with { Text = $"{answer.Text}\n{text}".Trim() };
}

/// <summary>What a voice note says.</summary>
/// <param name="Text">The words; null when nothing could be heard.</param>
/// <param name="Problem">What to tell the person then; null otherwise.</param>
internal sealed record Transcription(string? Text, string? Problem);
