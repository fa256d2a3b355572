using Alfred.Commands;
using Alfred.Schedules;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The schedule of a household without a database: the rows that completions would write, and what of them is due.</summary>
public sealed class TestSchedule
{
    private readonly Dictionary<(string Conversation, string Name), Row> _rows = [];

    /// <summary>Every row.</summary>
    public IReadOnlyCollection<Row> Rows => _rows.Values;

    /// <summary>The row of a name; null for none.</summary>
    public Row? Find(string conversation, string name) => _rows.GetValueOrDefault((conversation, name));

    /// <summary>Does what a completion does.</summary>
    /// <param name="change">The change.</param>
    /// <param name="conversation">Whose schedule it is.</param>
    /// <param name="now">When the message is completed.</param>
    public void Apply(ScheduleChange change, string conversation, Instant now)
    {
        if (change is ScheduleChange.Set set && set.Rule.FirstAfter(now) is { } next)
            _rows[(conversation, set.Name)] = new(conversation, set.Name, set.Rule, set.Action, new(set.Arguments), next.Due);
        else
            _rows.Remove((conversation, change.Name));
    }

    /// <summary>
    /// Takes out what is due first, at or before a moment, and moves its row on; null for nothing. Of several occurrences that were missed
    /// only the last one comes.
    /// </summary>
    public Row? TakeDue(Instant now, bool wasDown = false)
    {
        if (_rows.Values.Where(row => row.Due <= now).MinBy(row => row.Due) is not { } row)
            return null;
        var due = row.Due;
        var next = row.Rule is ScheduleRule.Once ? null : row.Rule.FirstAfter(due);
        while (wasDown && next is { } missed && missed.Due <= now)
            (due, next) = (missed.Due, row.Rule.FirstAfter(missed.Due));
        if (next is { } following)
            _rows[(row.Conversation, row.Name)] = row with { Due = following.Due };
        else
            _rows.Remove((row.Conversation, row.Name));
        return row with { Due = due };
    }

    /// <summary>A row.</summary>
    public sealed record Row(
        string Conversation, string Name, ScheduleRule Rule, ActionName Action, Arguments Arguments, Instant Due);
}
