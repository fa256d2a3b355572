namespace Orleans.Runtime;

/// <summary>A handle of a reminder.</summary>
public interface IGrainReminder
{
    /// <summary>The name.</summary>
    string ReminderName { get; }
}
