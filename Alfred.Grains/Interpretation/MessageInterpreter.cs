using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>
/// Understands a message in the light of what was asked. First an answer that cannot be mistaken: an approval's, or a number or a label
/// that was offered. Then, with a form open, "cancel". Then a command, which goes its way. Then the answer to the form's field, or the
/// beginning of a label. Decides only, from what it is given.
/// </summary>
internal sealed class MessageInterpreter(
    Grammar grammar, CommandResolver resolver, FormReader forms, ReplyVocabulary vocabulary)
{
    // Where one word decides, it may be any language's; from two on the sentence is the person's own.
    private const int SureWords = 2;

    /// <summary>How long a number still means what was offered. Buttons work for ever: they say what they mean.</summary>
    public static readonly TimeSpan OfferLife = TimeSpan.FromHours(24);

    /// <summary>How long a form waits for its next answer.</summary>
    public static readonly TimeSpan FormLife = TimeSpan.FromHours(2);

    private readonly OfferReader _offers = new(vocabulary);
    private readonly ApprovalReader _approvals = new(vocabulary);

    public InterpretationResult Interpret(InboundMessage message, PlanContext context, DateTimeOffset at)
    {
        var open = Open(context.Memory.Question, at);
        // What was asked later than this message came is none of its business: it is a dead letter that is replayed.
        var isOpenToThem = !IsAskedAfter(open, at) && !IsOfSomebodyElse(open, context.Member.Name);
        // What was passed on was said by somebody else, who was not asked.
        if (message.IsForwarded)
        {
            return OfferedOneByOne(Interpret(message, question: null, context, at), context) with
            {
                Question = isOpenToThem ? BehindAnother(open) : open,
            };
        }

        return isOpenToThem
            ? Interpret(message, open, context, at)
            : Interpret(message, question: null, context, at) with { Question = open };
    }

    // A button does not tell whose words it says: with somebody else's it says one thing, or there is none.
    private InterpretationResult OfferedOneByOne(InterpretationResult result, PlanContext context) =>
        result.Answer?.Choices is { } choices
        && choices.Options.Any(option => Parse(option.Says, context) is not GrammarResult.Commands { Planned: [_] })
            ? result with { Answer = result.Answer with { Choices = null } }
            : result;

    /// <summary>What of a question is still open.</summary>
    public static OpenQuestion? Open(OpenQuestion? question, DateTimeOffset at)
    {
        var isOver = question is null || (question.Form is { } form ? at - form.At > FormLife : at - question.Offer?.At > OfferLife);
        return isOver ? null : question;
    }

    /// <summary>
    /// What of a question stays open once something else was answered: a list to work off and a form do. Nothing else does, so that a "yes"
    /// is never taken for an answer to what was asked before.
    /// </summary>
    public static OpenQuestion? BehindAnother(OpenQuestion? question) => question switch
    {
        null or { Form: null, Offer.TakesSeveral: true } => question,
        _ => WithoutNothing(question with { Offer = null }),
    };

    private static bool IsAskedAfter(OpenQuestion? question, DateTimeOffset at) => question?.Form?.At > at || question?.Offer?.At > at;

    // A question belongs to whom it was asked: what others write neither answers nor ends it.
    private static bool IsOfSomebodyElse(OpenQuestion? question, string name) =>
        (question?.Form?.By ?? question?.Offer?.By) is { } asked && asked != name;

    private InterpretationResult Interpret(InboundMessage message, OpenQuestion? question, PlanContext context, DateTimeOffset at)
    {
        if (message.Submission is { } submission)
            return Beside(question, forms.Read(submission, message.Files.FirstOrDefault(), context));
        if (string.IsNullOrWhiteSpace(message.Text))
            return InterpretationResult.Say(context.Language.Say("conversation.no-words"), question);
        if (message.Text.Length > Grammar.MaxMessageLength)
            return InterpretationResult.Say(Grammar.TooLong(context.Language), question);
        if (!message.IsForwarded && _approvals.Read(message.Text, question, context, at) is { } answer)
            return answer;
        return question?.Form is { } form
            ? InterpretInForm(message.Text, form, question.Offer, context, at)
            : InterpretWithOffer(message.Text, question, context);
    }

    private InterpretationResult InterpretInForm(string text, OpenForm form, Offer? offer, PlanContext context, DateTimeOffset at)
    {
        if (offer is not null && _offers.Exactly(offer, text) is ChoiceResult.Taken { Options: [var picked] })
            return forms.Answer(form, picked.Says, context, at);
        if (vocabulary.IsCancel(text))
            return InterpretationResult.Say(context.Language.Say("form.left", ("title", form.Form.Title)), question: null);
        if (Parse(text, context) is GrammarResult.Commands commands)
        {
            // The same action again is what the form was for, or a new start of it.
            var isAnswered = commands.Planned.Any(command => command.Action == form.Form.Action);
            return Understood(commands, context) with { Question = isAnswered ? null : new(Offer: null, form) };
        }

        return offer is not null && _offers.Loosely(offer, text) is ChoiceResult.Taken { Options: [var meant] }
            ? forms.Answer(form, meant.Says, context, at)
            : forms.Answer(form, text, context, at);
    }

    private InterpretationResult InterpretWithOffer(string text, OpenQuestion? question, PlanContext context)
    {
        // What is no answer to an approval is no other answer to it either: it waits for its button.
        var asked = question?.Offer is { } open && !ApprovalReader.IsApproval(open) ? open : null;
        if (asked is { } offer && _offers.Exactly(offer, text) is { } choice)
            return InterpretChoice(choice, offer, question!, context);
        return Parse(text, context) switch
        {
            GrammarResult.Commands commands => Beside(question, Understood(commands, context)),
            _ when asked is { } offered && _offers.Loosely(offered, text) is { } loosely =>
                InterpretChoice(loosely, offered, question!, context),
            var other when question is null && vocabulary.IsCancel(text) =>
                InterpretationResult.Say(other.Language.Say("question.nothing-picked"), question),
            var other => Explain(other, question) with
            {
                Unread = other is GrammarResult.Nothing or GrammarResult.Problem { IsOpen: true } ? text : null,
            },
        };
    }

    /// <summary>What a message asks for whose end is somebody else's to understand, and that end; null when all of it is.</summary>
    public (InterpretationResult Known, string Remainder)? InterpretBeginning(string text, PlanContext context) =>
        grammar.ParseBeginning(text, context.Language) is { } part ? (Understood(part.Known, context), part.Remainder) : null;

    /// <summary>What commands that others proposed come to.</summary>
    public InterpretationResult Resolve(ImmutableArray<PlannedCommand> commands, PlanContext context) =>
        resolver.Resolve(commands, context);

    /// <summary>The form of a command's action with the command's values; null for an action without one.</summary>
    public Reply? FormOf(PlannedCommand command, Language language) => resolver.FormOf(command, language);

    private GrammarResult Parse(string text, PlanContext context) => grammar.Parse(text, context.Language, context.KeepsLanguage);

    private InterpretationResult Understood(GrammarResult.Commands commands, PlanContext context)
    {
        var language = context.KeepsLanguage ? context.Language : commands.Language;
        return resolver.Resolve(commands.Planned, context with { Language = language }) with
        {
            Language = language,
            IsLanguageSure = commands.LanguageWords >= SureWords,
        };
    }

    private InterpretationResult InterpretChoice(ChoiceResult choice, Offer offer, OpenQuestion question, PlanContext context)
    {
        var language = context.Language;
        var left = offer.TakesSeveral ? question : question with { Offer = null };
        switch (choice)
        {
            case ChoiceResult.Taken taken:
                var parsed = Parse(string.Join('\n', taken.Options.Select(option => option.Says)), context with { KeepsLanguage = true });
                return parsed is GrammarResult.Commands commands
                    ? resolver.Resolve(commands.Planned, context) with { Question = WithoutNothing(left), IsOfTheMoment = true }
                    : Explain(parsed, question);
            case ChoiceResult.OutOfRange:
                return InterpretationResult.Say(PickInRange(offer.Options.Length, language), question);
            case ChoiceResult.TooMany:
                return InterpretationResult.Say(language.Say("question.pick-one"), question);
            case ChoiceResult.Ambiguous ambiguous:
                return InterpretationResult.Say(
                    new Reply(language.Say("question.which-one"))
                    {
                        Choices = new(ambiguous.Options) { TakesSeveral = offer.TakesSeveral },
                    },
                    question);
            default:
                return InterpretationResult.Say(language.Say("question.nothing-picked"), WithoutNothing(question with { Offer = null }));
        }
    }

    private static string PickInRange(int last, Language language) =>
        last == 1 ? language.Say("question.pick-only") : language.Say("question.pick-in-range", ("last", last));

    private static InterpretationResult Beside(OpenQuestion? question, InterpretationResult result) =>
        result with { Question = BehindAnother(question) };

    private static OpenQuestion? WithoutNothing(OpenQuestion question) => question is { Offer: null, Form: null } ? null : question;

    private static InterpretationResult Explain(GrammarResult result, OpenQuestion? question) => result switch
    {
        GrammarResult.Problem problem =>
            InterpretationResult.Say(new Reply(problem.Text) { Choices = problem.Choices }, BehindAnother(question)) with
            {
                Language = problem.Language,
            },
        // Which asks nothing, so that one may try once more. The words that approve count right behind their question only.
        GrammarResult.Nothing nothing => InterpretationResult.Say(
            nothing.Text, question?.Offer is { } offer && ApprovalReader.IsApproval(offer) ? BehindAnother(question) : question) with
        {
            Language = nothing.Language,
        },
        _ => throw new InvalidOperationException($"an unknown kind of result: {result.GetType().Name}"),
    };
}
