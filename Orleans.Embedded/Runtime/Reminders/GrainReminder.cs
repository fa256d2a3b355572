using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The handle of a reminder with the version of its row.</summary>
[Immutable]
internal sealed class GrainReminder(GrainId grainId, string name, string etag) : IGrainReminder
{
    public GrainId GrainId => grainId;

    public string ReminderName => name;

    public string ETag => etag;
}
