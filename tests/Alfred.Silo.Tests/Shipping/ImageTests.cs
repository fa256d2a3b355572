using System.Text.Json;
using Alfred.Testing;

namespace Alfred.Silo.Shipping;

/// <summary>What the image of one instance is made of.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("home", "Alfred.Skills.Home", "Alfred.Skills.Work")]
    [InlineData("biz", "Alfred.Skills.Work", "Alfred.Skills.Home")]
    public async Task it_is_built_from_that_instances_skills_and_without_the_sandbox(string instance, string own, string other)
    {
        var json = await ProgramRun.OfAsync(
            "env", "-u", "INSTANCE", "dotnet", "msbuild", Path.Combine(Repository.Root, "Alfred.Silo/Alfred.Silo.csproj"),
            "-getItem:ProjectReference", $"-p:Instance={instance}", "-p:Sandbox=false");
        using var items = JsonDocument.Parse(json);
        var projects = items.RootElement.GetProperty("Items").GetProperty("ProjectReference").EnumerateArray()
            .Select(item => item.GetProperty("Filename").GetString()!).ToArray();
        Assert.Contains(own, projects);
        Assert.DoesNotContain(other, projects);
        Assert.DoesNotContain("Alfred.Sandbox", projects);
    }

    // The same on the folder itself, which takes minutes to publish.
    [Theory]
    [Trait("Category", "Full")]
    [InlineData("home", "Home", "Work")]
    [InlineData("biz", "Work", "Home")]
    public async Task it_holds_nothing_of_the_other_instance_the_sandbox_or_for_developers(
        string instance, string own, string other)
    {
        await ProgramRun.OfAsync(Path.Combine(Repository.Root, "alfred"), "publish", instance, _directory.Path);
        string[] files = [.. Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_directory.Path, file))];
        Assert.Contains($"skills/{own}/Alfred.Skills.{own}.dll", files);
        Assert.DoesNotContain(files, file => file.Contains($"Skills.{other}", StringComparison.Ordinal)
            || file.StartsWith($"skills/{other}", StringComparison.Ordinal) || file.Contains("Sandbox", StringComparison.Ordinal)
            || file.Contains("CrashPoints", StringComparison.Ordinal) || Path.GetExtension(file) is ".pdb" or ".xml");
        // As the image starts it, without the SDK's help.
        var help = await ProgramRun.OfAsync(Path.Combine(_directory.Path, "Alfred.Silo"), "--help");
        Assert.Contains("smoke", help, StringComparison.Ordinal);
    }
}
