namespace Alfred.Operators;

/// <summary>What the process itself says to its operator.</summary>
public interface IOperatorHost
{
    /// <summary>The version of the program.</summary>
    string Version { get; }

    /// <summary>When the process started.</summary>
    DateTimeOffset StartedAt { get; }

    /// <summary>Bytes of memory that the process has now.</summary>
    long Memory { get; }

    /// <summary>Whether Orleans' own dashboard is on.</summary>
    bool HasOrleansDashboard { get; }

    /// <summary>The settings. Secrets and personal data only as set or unset.</summary>
    ImmutableArray<SettingRow> Settings { get; }

    /// <summary>
    /// What the doctor found last, and when. Asks again in the background when that is old; waits a few seconds for the first answer.
    /// </summary>
    Task<(DateTimeOffset? At, ImmutableArray<CheckRow> Checks)> ChecksAsync(CancellationToken cancellationToken);
}

/// <summary>A setting.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value; null for one that is unset, or is not shown.</param>
/// <param name="IsSet">Whether it is set.</param>
public sealed record SettingRow(string Name, string? Value, bool IsSet);

/// <summary>What a check found.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="IsGood">False when something has to be fixed.</param>
/// <param name="Text">What was seen and what to do.</param>
public sealed record CheckRow(string Subject, bool IsGood, string Text);
