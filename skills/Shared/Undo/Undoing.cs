namespace Alfred.Skills.Shared.Undo;

/// <summary>
/// One "undo": what the speaker did last is taken back by its skill (<see cref="IUndoable"/>), by its reversal, or is said to stay. Nothing
/// older is taken back in its place unless the speaker asks for that.
/// </summary>
internal sealed class Undoing
{
    private const string Earlier = "undo.earlier";
    private const string EarlierAnyway = "undo.earlier-anyway";

    private readonly ActionContext _context;
    private readonly ImmutableArray<PastEffect> _effects;
    private readonly Kept? _kept;
    private readonly CancellationToken _cancellationToken;

    private Undoing(ActionContext context, ImmutableArray<PastEffect> effects, Kept? kept, CancellationToken cancellationToken) =>
        (_context, _effects, _kept, _cancellationToken) = (context, effects, kept, cancellationToken);

    /// <summary>Looks what the speaker did.</summary>
    public static async Task<Undoing> BeginAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var effects = await context.RecentEffectsAsync(cancellationToken);
        return new(context, effects, await FindKeptAsync(context, effects), cancellationToken);
    }

    /// <summary>Takes back what was done last of all, or says that it stays.</summary>
    public async Task<Outcome> LastAsync(bool isConfirmed) => Later.FirstOrDefault() switch
    {
        null => await TakeBackKeptAsync(isConfirmed),
        { } last when IsReversible(last) => await ReverseAsync(last),
        var last => Stays(last),
    };

    /// <summary>Takes back the last thing that can be taken back.</summary>
    public async Task<Outcome> EarlierAsync(bool isConfirmed)
    {
        if (Later.FirstOrDefault(IsReversible) is { } reversible)
            return await ReverseAsync(reversible);
        var outcome = await TakeBackKeptAsync(isConfirmed);
        // What its skill asks is asked about this one: its button must not mean what was done last of all.
        return outcome.Reply?.Choices is not { } choices ? outcome : outcome with
        {
            Reply = outcome.Reply with { Choices = choices with { Options = [.. choices.Options.Select(OfEarlier)] } },
        };
    }

    // What was done after the last change that a skill keeps; all of it where none keeps any.
    private IEnumerable<PastEffect> Later => _kept is null
        ? _effects
        : _effects.TakeWhile(effect => effect != _kept.Effect && effect.At >= _kept.At);

    private bool IsReversible(PastEffect effect) =>
        effect is { Reversal: { } reversal, IsHere: true } && _context.Catalog.Find(reversal.Action) is { Effect: Effect.Write } action
        && _context.Member.Role.Allows(action.Needed);

    private async Task<Outcome> TakeBackKeptAsync(bool isConfirmed)
    {
        if (_kept is null)
            return Outcome.Say(_context.Language.Say("undo.nothing"));
        var outcome = await _kept.Skill.UndoAsync(_context, isConfirmed);
        // What was done elsewhere is not told to all who read here.
        if (outcome.Reply is { } reply && _kept.Effect is not { IsHere: true })
            outcome = outcome with { Reply = reply with { IsPrivate = true } };
        // What the journal does not tell of needs no mark; the undo itself must not count as something to take back.
        return outcome.Journal is not { } note
            ? outcome : outcome with { Journal = note with { TakesBack = _kept.Effect?.Command ?? _context.Command.Id } };
    }

    private async Task<Outcome> ReverseAsync(PastEffect effect)
    {
        var reversal = effect.Reversal!;
        var outcome = await _context.Catalog.Find(reversal.Action)!.Run(_context, reversal.Arguments, _cancellationToken);
        if (outcome.Journal is not { } note)
            return outcome;
        var answer = outcome.Reply ?? new("");
        return outcome with
        {
            Reply = answer with { Text = _context.Language.Say("undo.reversed", ("answer", answer.Text)).TrimEnd() },
            Journal = new($"took back {effect.Action}: {note.Summary}") { TakesBack = effect.Command },
        };
    }

    private Outcome Stays(PastEffect effect)
    {
        var language = _context.Language;
        var what = _context.Catalog.Find(effect.Action) is { } action
            ? language.SummaryOf(effect.Action, action) : effect.Action.Value;
        return Outcome.Say(
            language.Say(effect is { IsHere: false, Reversal: not null } ? "undo.elsewhere" : "undo.stays", ("what", what)),
            _kept is not null || Later.Any(IsReversible) ? new([new(language.Say(Earlier), language.Say(Earlier))]) : null);
    }

    private Choice OfEarlier(Choice choice) => choice.Says == _context.Language.Say(IUndoable.Anyway)
        ? choice with { Says = _context.Language.Say(EarlierAnyway) } : choice;

    private static async Task<Kept?> FindKeptAsync(ActionContext context, ImmutableArray<PastEffect> effects)
    {
        Kept? last = null;
        foreach (var skill in context.Catalog.Skills.Where(static skill => skill is IUndoable))
        {
            if (await ((IUndoable)skill).FindLastChangeAsync(context) is { } at && (last is null || at > last.At))
            {
                // A repetition that has taken it back already finds no time any more: it was the last of its skill.
                last = new((IUndoable)skill, at, effects.FirstOrDefault(effect =>
                    (effect.At == at || at == DateTimeOffset.MaxValue)
                    && effect.Action.Value.StartsWith(skill.Name + ".", StringComparison.Ordinal)));
            }
        }

        return last;
    }

    /// <summary>A change that its skill can take back.</summary>
    /// <param name="Skill">The skill.</param>
    /// <param name="At">When it was made.</param>
    /// <param name="Effect">The same in the journal; null where that does not tell of it.</param>
    private sealed record Kept(IUndoable Skill, DateTimeOffset At, PastEffect? Effect);
}
