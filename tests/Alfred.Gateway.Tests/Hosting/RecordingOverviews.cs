using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Overviews;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Overviews of a test's own: what everybody sees, and who looked.</summary>
internal sealed class RecordingOverviews : IOverviews
{
    public ImmutableArray<OverviewPart> Parts { get; set; } = [new(Title: null, new("Nothing is waiting."))];

    public ConcurrentQueue<(string Person, string? Zone)> Looked { get; } = new();

    public Task<Overview> ShowAsync(Identity person, string? name, string? zone, CancellationToken cancellationToken)
    {
        Looked.Enqueue((person.Value, zone));
        return Task.FromResult(new Overview(Parts));
    }
}
