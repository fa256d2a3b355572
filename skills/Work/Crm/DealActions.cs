using Alfred.Crm;
using Alfred.Expenses;
using NodaTime.Extensions;

namespace Alfred.Skills.Work.Crm;

/// <summary>Changes of deals: shown as the difference, sent once they are approved, told as the source answered.</summary>
internal sealed class DealActions(ICrmSource source, ICrmTarget target, ICrmWriter writer)
{
    private const int MaxLabelLength = 24;

    /// <summary>What it would be to set a deal's amount.</summary>
    public Task<ActionPreview> PreviewAmountAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        PreviewAsync(
            context, arguments,
            name => context.Language.Say("crm.ask-set", ("deal", name), ("amount", arguments[CrmParameters.Amount.Name])),
            deal =>
            {
                var parts = arguments[CrmParameters.Amount.Name].Split(' ');
                if (parts is [_, var currency] && currency != deal.Currency)
                    return Task.FromResult<(DealChange?, string)>(
                        (null, context.Language.Say("crm.other-currency", ("deal", deal.Name), ("currency", deal.Currency))));
                var amount = new Money(decimal.Parse(parts[0], CultureInfo.InvariantCulture), deal.Currency);
                return Task.FromResult<(DealChange?, string)>((new(amount), ""));
            },
            cancellationToken);

    /// <summary>What it would be to give a deal another day of closing.</summary>
    public Task<ActionPreview> PreviewCloseAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var day = DateOnly.ParseExact(arguments[CrmParameters.CloseDay.Name], "O", CultureInfo.InvariantCulture);
        return PreviewAsync(
            context, arguments,
            name => context.Language.Say("crm.ask-close", ("deal", name), ("day", Show(day, context.Language))),
            _ => Task.FromResult<(DealChange?, string)>((new(ClosesOn: day), "")),
            cancellationToken);
    }

    /// <summary>What it would be to move a deal to a stage.</summary>
    public Task<ActionPreview> PreviewStageAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        PreviewMoveAsync(
            context, arguments, "crm.ask-move", arguments[CrmParameters.Stage.Name],
            stages => Named(stages, arguments[CrmParameters.Stage.Name]), cancellationToken);

    /// <summary>What it would be to end a deal.</summary>
    public Func<ActionContext, Arguments, CancellationToken, Task<ActionPreview>> PreviewEnd(DealState state) =>
        (context, arguments, cancellationToken) => PreviewMoveAsync(
            context, arguments, state is DealState.Won ? "crm.ask-win" : "crm.ask-lose", CrmText.StateOf(state, context.Language),
            stages => stages.FirstOrDefault(stage => stage.State == state), cancellationToken);

    /// <summary>Sends the change that was approved.</summary>
    public async Task<Outcome> RunAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var bound = BoundChange.Of(arguments);
        var (deal, change) = (bound.Deal!, bound.Change!);
        try
        {
            var result = await writer.ChangeDealAsync(context.Command.Id, deal, change, cancellationToken);
            var value = result.Deal is { } now ? ValueOf(now, change, language) : language.Say("crm.unknown");
            (string, object)[] values =
            [
                ("source", CrmText.NameOf(source, language)), ("deal", NameOf(deal)), ("value", value),
                ("wanted", Show(change, language)),
            ];
            return result.Kind switch
            {
                CrmWriteKind.Done => new()
                {
                    Reply = new(WithLink(
                        language.Say(change.IsDoneIn(result.Deal!) ? "crm.changed" : "crm.changed-otherwise", values), deal)),
                    Journal = new(ShortText.Of($"changed {deal.Name}: {ValueOf(deal, change, language)} → {value}", 500)),
                },
                CrmWriteKind.ChangedMeanwhile => Outcome.Say(language.Say("crm.changed-meanwhile", values)),
                _ => new()
                {
                    Reply = new(WithLink(language.Say("crm.uncertain", values), deal)),
                    Journal = new(ShortText.Of($"perhaps changed {deal.Name}: {ValueOf(deal, change, language)} → {value}", 500)),
                },
            };
        }
        catch (CrmException exception)
        {
            return CrmText.Failed(exception, source, language);
        }
    }

    private Task<ActionPreview> PreviewMoveAsync(
        ActionContext context, Arguments arguments, string again, string wanted, Func<ImmutableArray<DealStage>, DealStage?> find,
        CancellationToken cancellationToken) => PreviewAsync(
        context, arguments,
        name => context.Language.Say(again, ("deal", name), ("stage", wanted)),
        async deal =>
        {
            var stages = await target.StagesOfAsync(deal, cancellationToken);
            return find(stages) is { } stage
                ? (new DealChange(Stage: stage), "")
                : (null, context.Language.Say(
                    "crm.no-stage", ("name", wanted), ("stages", string.Join(", ", stages.Select(static known => known.Label)))));
        },
        cancellationToken);

    private async Task<ActionPreview> PreviewAsync(
        ActionContext context, Arguments arguments, Func<string, string> again, Func<DealRecord, Task<(DealChange?, string)>> read,
        CancellationToken cancellationToken)
    {
        var language = context.Language;
        try
        {
            var typed = CompanyChoice.Unquoted(arguments[CrmParameters.Deal.Name]);
            var deals = await target.FindDealsNamedAsync(typed, cancellationToken);
            if (deals.IsEmpty)
                return new ActionPreview.Instead(Outcome.Say(language.Say("crm.no-deal", ("name", typed))));
            if (deals is not [var deal])
                return new ActionPreview.Instead(Ask(deals, again, language));
            var (change, problem) = await read(deal);
            if (change is null)
                return new ActionPreview.Instead(Outcome.Say(problem));
            if (change.IsDoneIn(deal))
                return new ActionPreview.Instead(Outcome.Say(language.Say(
                    "crm.is-already", ("deal", NameOf(deal)), ("value", ValueOf(deal, change, language)))));
            return new ActionPreview.Ask(
                language.Say(
                    change.Amount is not null ? "crm.would-set" : change.Stage is not null ? "crm.would-move" : "crm.would-close",
                    ("source", CrmText.NameOf(source, language)), ("deal", NameOf(deal)), ("old", ValueOf(deal, change, language)),
                    ("new", Show(change, language))),
                new BoundChange(deal, change, Company: null, Note: null).In(arguments));
        }
        catch (CrmException exception)
        {
            return new ActionPreview.Instead(CrmText.Failed(exception, source, language));
        }
    }

    // By its id: two deals may have one name.
    private static Outcome Ask(ImmutableArray<DealRecord> deals, Func<string, string> again, Language language)
    {
        ImmutableArray<Choice> options =
        [
            .. deals.Where(static deal => QuotedName.Of(deal.Id) is not null)
                .Select(deal => new Choice(ShortText.Of(NameOf(deal), MaxLabelLength), again($"\"#{deal.Id}\""))
                {
                    Description = deal.Amount is { } amount ? AmountText.Show(amount, language) : null,
                })
                .Where(static choice => choice.Says.Length <= Choice.MaxSaysLength),
        ];
        return Outcome.Say(language.Say("crm.which-deal"), options.IsEmpty ? null : new Choices(options));
    }

    private static DealStage? Named(ImmutableArray<DealStage> stages, string name)
    {
        var said = FoldedName.Of(name);
        if (stages.FirstOrDefault(stage => FoldedName.Of(stage.Label) == said || stage.Id == name) is { } exact)
            return exact;
        return stages.Where(stage => FoldedName.Of(stage.Label).HasWordsOf(said)).ToArray() is [var only] ? only : null;
    }

    private static string NameOf(DealRecord deal) => deal.Company is { } company ? $"{deal.Name} ({company})" : deal.Name;

    private static string ValueOf(DealRecord deal, DealChange change, Language language) => Show(
        new DealChange(
            change.Amount is null ? null : deal.Amount, change.Stage is null ? null : deal.Stage,
            change.ClosesOn is null ? null : deal.ClosesOn),
        language);

    private static string Show(DealChange values, Language language) => values switch
    {
        { Amount: { } amount } => AmountText.Show(amount, language),
        { Stage: { } stage } => stage.Label,
        { ClosesOn: { } day } => Show(day, language),
        _ => language.Say("crm.no-value"),
    };

    private static string Show(DateOnly day, Language language) => DayText.Show(day.ToLocalDate(), language);

    private static string WithLink(string text, DealRecord deal) => deal.Link is { } link ? $"{text}\n{link.AbsoluteUri}" : text;
}
