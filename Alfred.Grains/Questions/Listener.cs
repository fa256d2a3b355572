using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Skills;

namespace Alfred.Questions;

/// <summary>
/// Understands a message in the light of what was asked. First an answer that cannot be mistaken: a number or a label that was offered. Then,
/// with a form open, "cancel". Then a command, which goes its way. Then the answer to the form's field, or the beginning of a label.
/// Decides only, from what it is given.
/// </summary>
internal sealed class Listener(Grammar grammar, CommandResolver resolver, FormReading forms)
{
    /// <summary>How long a number still means what was offered. Buttons work for ever: they say what they mean.</summary>
    public static readonly TimeSpan OfferLife = TimeSpan.FromHours(24);

    /// <summary>How long a form waits for its next answer.</summary>
    public static readonly TimeSpan FormLife = TimeSpan.FromHours(2);

    public Heard Hear(InboundMessage message, PlanContext context, DateTimeOffset at)
    {
        var open = Open(context.Memory.Question, at);
        // What was asked later than this message came is none of its business: it is a dead letter that is replayed.
        return IsAskedAfter(open, at) ? Hear(message, question: null, context, at) with { Question = open } : Hear(message, open, context, at);
    }

    /// <summary>What of a question is still open.</summary>
    public static OpenQuestion? Open(OpenQuestion? question, DateTimeOffset at)
    {
        var isOver = question is null || (question.Form is { } form ? at - form.At > FormLife : at - question.Offer?.At > OfferLife);
        return isOver ? null : question;
    }

    private static bool IsAskedAfter(OpenQuestion? question, DateTimeOffset at) => question?.Form?.At > at || question?.Offer?.At > at;

    private Heard Hear(InboundMessage message, OpenQuestion? question, PlanContext context, DateTimeOffset at)
    {
        if (message.Submission is { } submission)
            return Beside(question, forms.Read(submission, context));
        if (string.IsNullOrWhiteSpace(message.Text))
            return Heard.Say(Phrases.NoWords, question);
        if (message.Text.Length > Grammar.LongestMessage)
            return Heard.Say(Grammar.TooLong, question);
        return question?.Form is { } form && form.By == context.Member.Name
            ? HearInForm(message.Text, form, question.Offer, context, at)
            : HearWithOffer(message.Text, question, context);
    }

    private Heard HearInForm(string text, OpenForm form, Offer? offer, PlanContext context, DateTimeOffset at)
    {
        if (offer is not null && OfferReading.Exactly(offer, text) is Pick.Taken { Options: [var picked] })
            return forms.Answer(form, picked.Says, context, at);
        if (Answers.IsCancel(text))
            return Heard.Say(Phrases.FormLeft(form.Form), question: null);
        if (grammar.Understand(text) is Understanding.Commands commands)
        {
            // The same action again is what the form was for, or a new start of it.
            var isAnswered = commands.Planned.Any(command => command.Action == form.Form.Action);
            return resolver.Resolve(commands.Planned, context) with { Question = isAnswered ? null : new(Offer: null, form) };
        }

        return offer is not null && OfferReading.Loosely(offer, text) is Pick.Taken { Options: [var meant] }
            ? forms.Answer(form, meant.Says, context, at)
            : forms.Answer(form, text, context, at);
    }

    private Heard HearWithOffer(string text, OpenQuestion? question, PlanContext context)
    {
        if (question?.Offer is { } offer && OfferReading.Exactly(offer, text) is { } pick)
            return HearPick(pick, offer, question, context);
        return grammar.Understand(text) switch
        {
            Understanding.Commands commands => Beside(question, resolver.Resolve(commands.Planned, context)),
            _ when question?.Offer is { } offered && OfferReading.Loosely(offered, text) is { } loosely => HearPick(loosely, offered, question, context),
            var other => Explain(other, question),
        };
    }

    private Heard HearPick(Pick pick, Offer offer, OpenQuestion question, PlanContext context)
    {
        var left = offer.TakesSeveral ? question : question with { Offer = null };
        switch (pick)
        {
            case Pick.Taken taken:
                var understanding = grammar.Understand(string.Join('\n', taken.Options.Select(option => option.Says)));
                return understanding is Understanding.Commands commands
                    ? resolver.Resolve(commands.Planned, context) with { Question = WithoutNothing(left), IsOfTheMoment = true }
                    : Explain(understanding, question);
            case Pick.OutOfRange:
                return Heard.Say(Phrases.PickInRange(offer.Options.Length), question);
            case Pick.TooMany:
                return Heard.Say(Phrases.PickOne, question);
            case Pick.Ambiguous ambiguous:
                return Heard.Say(new Reply(Phrases.WhichOne) { Choices = new(ambiguous.Options) { TakesSeveral = offer.TakesSeveral } }, question);
            default:
                return Heard.Say(Phrases.NothingPicked, WithoutNothing(question with { Offer = null }));
        }
    }

    // A command that answers nothing ends a question, but not a list to work off, nor somebody else's form.
    private static Heard Beside(OpenQuestion? question, Heard heard) => heard with
    {
        Question = question is null or { Form: null, Offer.TakesSeveral: true } ? question : WithoutNothing(question with { Offer = null }),
    };

    private static OpenQuestion? WithoutNothing(OpenQuestion question) => question is { Offer: null, Form: null } ? null : question;

    private static Heard Explain(Understanding understanding, OpenQuestion? question) => understanding switch
    {
        Understanding.Problem problem => Heard.Say(new Reply(problem.Text) { Choices = problem.Choices }, question),
        Understanding.Nothing nothing => Heard.Say(nothing.Text, question),
        _ => throw new InvalidOperationException($"an unknown kind of understanding: {understanding.GetType().Name}"),
    };
}
