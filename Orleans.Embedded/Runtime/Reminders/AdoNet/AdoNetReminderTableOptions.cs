namespace Orleans.Configuration;

/// <summary>Options of the reminders in Orleans' ADO.NET tables.</summary>
public class AdoNetReminderTableOptions
{
    /// <summary>The ADO.NET provider: <c>Npgsql</c>.</summary>
    public string Invariant { get; set; } = null!;

    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }
}
