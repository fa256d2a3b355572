using System.Diagnostics;

namespace Orleans.Embedded.Tests.Conformance.Readme;

public sealed class ReadmeTests
{
    /// <summary>The sample of the README is this file's neighbour: what a reader copies is what ran here.</summary>
    [Fact]
    public async Task the_sample_of_the_readme_runs()
    {
        var sample = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "Sample.cs"))).Trim();
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "README.md"));
        Assert.Contains(sample[sample.IndexOf("public interface", StringComparison.Ordinal)..], readme, StringComparison.Ordinal);
        Assert.Equal(2, await Sample.RunAsync());
    }
}
