using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>
/// Reads a chore as people write it: "dishes every day, we take turns by the week, Ada then Bob". What is no time and nobody is its name.
/// </summary>
internal sealed class ChoreSentence
{
    private readonly Language _language;
    private readonly ChoreWords _words;
    private readonly ZonedDateTime _now;
    private readonly ImmutableArray<string> _members;
    private readonly string _speaker;
    private readonly List<string> _name = [];
    private string? _assignee;
    private bool _isAssigned;
    private Recurrence? _recurrence;
    private ChoreRhythm? _rhythm;
    private (LocalDateTime At, bool HasTime)? _due;
    private LocalTime? _time;
    private bool _takesTurns;
    private TurnLength _length;
    private TurnOrder _order;
    private bool _isUrgent;
    private ImmutableArray<string> _turns = [];

    private ChoreSentence(Language language, ZonedDateTime now, ImmutableArray<string> members, string speaker)
    {
        (_language, _now, _members, _speaker) = (language, now, members, speaker);
        _words = ChoreWords.For(language);
    }

    // How much of the text made sense as something else than a name.
    private int Said => new[]
    {
        _isAssigned, _recurrence is not null || _rhythm is not null || _due is not null, _takesTurns || _turns.Length > 0, _isUrgent,
    }.Count(static isSaid => isSaid);

    /// <summary>Reads a chore.</summary>
    /// <param name="text">One chore with all that is said of it.</param>
    /// <param name="language">The language it is written in; English is understood beside it.</param>
    /// <param name="now">When it is said, in the speaker's zone.</param>
    /// <param name="members">All members.</param>
    /// <param name="speaker">The name of who says it.</param>
    public static Chore Read(
        string text, Language language, ZonedDateTime now, ImmutableArray<Member> members, string speaker)
    {
        ImmutableArray<string> names = [.. members.Select(static member => member.Name)];
        ChoreSentence? best = null;
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            var sentence = new ChoreSentence(candidate, now, names, speaker);
            sentence.Read(text);
            if (sentence._name.Count > 0 && sentence.Said > (best?.Said ?? 0))
                best = sentence;
        }

        return best?.ToChore(members) ?? new(text, speaker);
    }

    private void Read(string text)
    {
        foreach (var clause in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (_name.Count == 0)
                ReadFirst(clause);
            else if (!ReadTerm(clause))
                _name.Add(clause);
        }
    }

    // The chore itself, with what is said of it in the same breath.
    private void ReadFirst(string clause)
    {
        var rest = WithoutTurns(clause);
        rest = WithoutPerson(rest);
        if (ChoreWords.Without(rest, _words.Urgent) is { Length: > 0 } calm && !ChoreWords.Are(rest, _words.Urgent))
            (rest, _isUrgent) = (calm, true);
        if (ChoreTimes.SplitAfter(rest, _language) is var (afterless, rhythm))
            (rest, _rhythm) = (afterless, rhythm);
        else if (ChoreTimes.SplitRecurrence(rest, _language, _now) is var (bare, recurrence))
            (rest, _recurrence) = (bare, recurrence);
        else if (ChoreTimes.SplitMoment(rest, _language, _now) is var (undated, at, hasTime))
            (rest, _due) = (undated, (at, hasTime));
        rest = WithoutPerson(rest).Trim(' ', ':');
        if (rest.Length > 0)
            _name.Add(rest);
    }

    private bool ReadTerm(string clause)
    {
        var rest = WithoutTurns(clause);
        if (rest.Length == 0)
            return true;
        if (_recurrence is null && _rhythm is null && ChoreTimes.Recurrence(rest, _language, _now) is { } recurrence)
            _recurrence = recurrence;
        else if (ClockTime.Find(rest, _language) is { } time)
            _time = time;
        else if (_due is null && _recurrence is null && ChoreTimes.Moment(rest, _language, _now) is { } due)
            _due = due;
        else if (ChoreWords.Are(rest, _words.Urgent))
            _isUrgent = true;
        else if (Assignment.Read($". {rest}", _speaker, _members, _language) is { IsSaid: true, Chore: "." } assigned)
            (_assignee, _isAssigned) = (assigned.Member, true);
        else if (Names(rest) is { Length: > 0 } names)
            _turns = [.. _turns.Union(names, StringComparer.OrdinalIgnoreCase)];
        else
            return false;
        return true;
    }

    // "Ada and Bob take turns by the week": the names before and behind it belong to it.
    private string WithoutTurns(string clause)
    {
        if (ChoreWords.Find(clause, _words.Turns) is not var (at, length))
            return clause;
        _takesTurns = true;
        var behind = clause[(at + length)..].Trim();
        if (ChoreWords.Without(behind, _words.Week) is { } less)
            (behind, _length) = (less, TurnLength.Week);
        if (ChoreWords.Without(behind, _words.Fewest) is { } fewest)
            (behind, _order) = (fewest, TurnOrder.FewestDone);
        if (ChoreWords.Without(behind, _words.Random) is { } random)
            (behind, _order) = (random, TurnOrder.Random);
        var before = clause[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = before.Length;
        while (from > 0 && (Names(before[from - 1]) is not null || ChoreWords.Are(before[from - 1], _words.Join)))
            from--;
        _turns = [.. _turns.Concat(Names(string.Join(' ', before[from..])) ?? [])];
        if (Names(behind.Trim(':', ' ')) is { } names)
            (_turns, behind) = ([.. _turns.Concat(names)], "");
        return $"{string.Join(' ', before[..from])} {behind}".Trim();
    }

    private string WithoutPerson(string text)
    {
        if (_isAssigned || Assignment.Read(text, _speaker, _members, _language) is not { IsSaid: true } read)
            return text;
        (_assignee, _isAssigned) = (read.Member, true);
        return read.Chore;
    }

    // Members' names and what joins them, in their order; null when the text holds anything else.
    private ImmutableArray<string>? Names(string text)
    {
        var words = text.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        var names = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < words.Length;)
        {
            if (ChoreWords.Are(words[at], _words.Join))
            {
                at++;
                continue;
            }

            var length = Math.Min(3, words.Length - at);
            string? name = null;
            for (; length > 0 && name is null; length--)
                name = Assignment.Member(string.Join(' ', words[at..(at + length)]), _speaker, _members, _language);
            if (name is null)
                return null;
            if (!names.Contains(name))
                names.Add(name);
            at += length + 1;
        }

        return names.ToImmutable();
    }

    private Chore ToChore(ImmutableArray<Member> members)
    {
        // "We take turns" without names: everybody who lives here.
        if (_takesTurns && _turns.Length < 2)
            _turns = [.. members.Where(static member => member.Role != MemberRole.Guest).Select(static member => member.Name)];
        var chore = new Chore(string.Join(", ", _name), _speaker, _isAssigned ? _assignee : _turns.Length == 1 ? _turns[0] : null)
        {
            Rotation = _turns.Length > 1 ? new(_turns, _order, _length) : null,
            IsUrgent = _isUrgent,
        };
        var at = (_recurrence?.At ?? _time)?.ToTimeOnly();
        var zone = _now.Zone.Id;
        if (_recurrence is not null)
        {
            return chore with
            {
                Rhythm = ChoreRhythm.On(_recurrence with { At = null }), Due = _recurrence.Start.ToDateOnly(), At = at, Zone = zone,
            };
        }

        if (_rhythm is not null)
            return chore with { Rhythm = _rhythm, Due = _rhythm.NextAfter(_now.Date.ToDateOnly()), At = at, Zone = zone };
        return _due is var (due, hasTime)
            ? chore with { Due = due.Date.ToDateOnly(), At = hasTime ? due.TimeOfDay.ToTimeOnly() : at, Zone = zone }
            : chore;
    }
}
