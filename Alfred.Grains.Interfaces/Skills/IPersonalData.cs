namespace Alfred.Skills;

/// <summary>A <see cref="Skill"/> that holds data of people: what "export my data" gives and "forget me" deletes.</summary>
public interface IPersonalData
{
    /// <summary>
    /// What it holds of the speaker, and what is shared with the speaker by everybody. Nothing that is another member's own.
    /// </summary>
    Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context);

    /// <summary>
    /// Deletes what is the speaker's own, ends their schedules, and takes their name out of what others keep. By command id, as any
    /// change.
    /// </summary>
    /// <returns>The schedule changes, and a line for the report that says what was deleted and what stays without the name.</returns>
    Task<Outcome> ForgetAsync(ActionContext context);
}

/// <summary>A table of an export.</summary>
/// <param name="Name">What it holds: lower-case letters and dashes, the same in every language, so that programs find it.</param>
/// <param name="Columns">The names of its columns, likewise.</param>
/// <param name="Rows">
/// As many values as columns each: dates ISO 8601, decimal points, null for nothing.
/// </param>
public sealed record ExportTable(string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows);
