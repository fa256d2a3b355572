using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>Leaves a note on a company, once it is approved.</summary>
internal sealed class NoteAction(ICrmSource source, ICrmWriter writer)
{
    /// <summary>What the note would be, and on whom.</summary>
    public async Task<ActionPreview> PreviewAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var entry = arguments[CrmParameters.Entry.Name];
        var end = entry.IndexOf('\n', StringComparison.Ordinal);
        var (typed, note) = (entry[..end], entry[(end + 1)..]);
        try
        {
            var companies = await CompanyChoice.FindAsync(source, typed, cancellationToken);
            if (companies.IsEmpty)
                return Say(language.Say("crm.no-company", ("name", CompanyChoice.Unquoted(typed))));
            if (companies is not [var company])
                return new ActionPreview.Instead(CompanyChoice.Ask(
                    context, companies, name => language.Say("crm.ask-note", ("company", name), ("note", note))));
            return new ActionPreview.Ask(
                language.Say(
                    "crm.would-note", ("source", CrmText.NameOf(source, language)), ("company", company.Name), ("note", note)),
                new BoundChange(Deal: null, Change: null, company, note).In(arguments));
        }
        catch (CrmException exception)
        {
            return new ActionPreview.Instead(CrmText.Failed(exception, source, language));
        }
    }

    /// <summary>Leaves the note that was approved.</summary>
    public async Task<Outcome> RunAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var bound = BoundChange.Of(arguments);
        var company = bound.Company!;
        try
        {
            var result = await writer.AddNoteAsync(
                context.Command.Id, company, new(bound.Note!, context.Member.Name, context.Now.ToDateTimeOffset()), cancellationToken);
            var isDone = result.Kind is CrmWriteKind.Done;
            return new()
            {
                Reply = new(language.Say(
                    isDone ? "crm.noted" : "crm.note-uncertain",
                    ("source", CrmText.NameOf(source, language)), ("company", company.Name), ("note", result.Note ?? bound.Note!))),
                Journal = new(ShortText.Of($"{(isDone ? "noted" : "perhaps noted")} on {company.Name}: {bound.Note}", 500)),
            };
        }
        catch (CrmException exception)
        {
            return CrmText.Failed(exception, source, language);
        }
    }

    private static ActionPreview.Instead Say(string text) => new(Outcome.Say(text));
}
