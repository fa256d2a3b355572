using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>Reads what is filled into forms, by the readers of the action's parameters: the same as if it had been typed.</summary>
internal sealed class FormReader(ISkillCatalog catalog, CommandResolver resolver, ReplyVocabulary vocabulary, Instance instance)
{
    /// <summary>
    /// A form that came back whole. Taken only for an action of this instance that has a form, and only with the fields of that form: a
    /// submission is as little trusted as anything else that arrives.
    /// </summary>
    /// <param name="submission">What came back.</param>
    /// <param name="picture">The picture that it was filled from; null for none.</param>
    /// <param name="context">What is known.</param>
    public InterpretationResult Read(FormSubmission submission, InboundFile? picture, PlanContext context)
    {
        if (catalog.Find(submission.Action) is not { Form: { } declared } action
            || submission.Values.Keys.Any(name => declared.Fields.All(field => !string.Equals(field.Name, name, StringComparison.Ordinal))))
            return InterpretationResult.Say(context.Language.Say("form.out-of-date"), question: null);

        var form = declared.In(context.Language) with { Picture = picture };
        var problems = new List<string>();
        var arguments = Arguments.None;
        foreach (var field in form.Fields)
        {
            if (submission.Values.GetValueOrDefault(field.Name) is not { } value || string.IsNullOrWhiteSpace(value))
            {
                if (field.IsRequired)
                    problems.Add(Missing(field, context.Language));
                continue;
            }

            switch (Read(action, field, value, context))
            {
                case ParseResult.Understood understood:
                    arguments = arguments.With(field.Name, understood.Canonical);
                    break;
                case var problem:
                    problems.Add(context.Language.Say("form.problem", ("label", field.Label), ("problem", ProblemOf(problem))));
                    break;
            }
        }

        if (problems.Count > 0)
            return Again(form, arguments, string.Join('\n', problems));
        var result = resolver.Resolve([new(submission.Action, arguments)], context with { IsFilledIn = true });
        return result.Commands.IsEmpty && result.Answer is { Form: null } unclear ? Again(form, arguments, unclear.Text) : result;
    }

    /// <summary>The answer to the field that a form in the conversation asks for.</summary>
    public InterpretationResult Answer(OpenForm form, string text, PlanContext context, DateTimeOffset at)
    {
        // An update may have changed the action while the form was open.
        if (catalog.Find(form.Form.Action) is not { } action || FormQuestion.Next(form) is not { } field)
            return InterpretationResult.Say(context.Language.Say("form.out-of-date"), question: null);
        if (vocabulary.IsSkip(text))
        {
            return field.IsRequired
                ? InterpretationResult.Say(context.Language.Say("form.needed"), new(Offer: null, form))
                : Advance(form, FormQuestion.Answer(form, field, canonical: null, at), context);
        }

        switch (Read(action, field, text, context))
        {
            case ParseResult.Understood understood:
                return Advance(form, FormQuestion.Answer(form, field, understood.Canonical, at), context);
            case ParseResult.Rejected { Instead.IsEmpty: false } doubtful:
                var choices = ImmutableArray.CreateRange(doubtful.Instead, static instead => new Choice(instead, instead));
                return InterpretationResult.Say(
                    new Reply(doubtful.Problem) { Choices = new(choices) },
                    new(new Offer(choices, TakesSeveral: false, at, form.By), form with { At = at }));
            case var problem:
                return InterpretationResult.Say(ProblemOf(problem), new(Offer: null, form with { At = at }));
        }
    }

    private InterpretationResult Advance(OpenForm before, OpenForm after, PlanContext context)
    {
        if (FormQuestion.Next(after) is not null)
            return new() { Question = new(Offer: null, after) };
        var arguments = after.Answers.Where(answer => answer.Canonical is not null)
            .Aggregate(Arguments.None, static (arguments, answer) => arguments.With(answer.Name, answer.Canonical!));
        var result = resolver.Resolve([new(after.Form.Action, arguments)], context with { IsFilledIn = true });
        return result.Commands.IsEmpty
            // The last answer does not do: it is asked for again.
            ? result with { Question = new(Offer: null, before) }
            : result with { IsOfTheMoment = true, Files = after.Form.Picture is { } picture ? [picture] : [] };
    }

    private ParseResult Read(SkillAction action, FormField field, string text, PlanContext context)
    {
        if (text.Length > Grammar.MaxMessageLength)
            return new ParseResult.Rejected(Grammar.TooLong(context.Language));
        var parameter = action.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, field.Name, StringComparison.Ordinal));
        return parameter?.Read(MessageText.Clean(text), new(instance, context.Language))
            ?? new ParseResult.NotUnderstood(context.Language.Say("form.out-of-date"));
    }

    private static string Missing(FormField field, Language language) => field.Example is { } example
        ? language.Say("form.missing-example", ("label", field.Label), ("example", example))
        : language.Say("form.missing", ("label", field.Label));

    private static InterpretationResult Again(Form form, Arguments known, string problem) =>
        InterpretationResult.Say(new Reply(problem) { Form = CommandResolver.Filled(form, known) }, question: null);

    private static string ProblemOf(ParseResult reading) => reading switch
    {
        ParseResult.NotUnderstood notUnderstood => notUnderstood.Problem,
        ParseResult.Rejected rejected => rejected.Problem,
        _ => throw new ArgumentException("it was understood", nameof(reading)),
    };
}
