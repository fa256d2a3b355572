using Alfred.Testing;

namespace Alfred.Silo.Shipping;

/// <summary>What the image of an instance holds, published as the Dockerfile does it.</summary>
[Trait("Category", "Full")]
public sealed class PublishedFolderTests
{
    private const int MaxMegabytes = 120;

    [Theory]
    [InlineData("home", "Alfred.Skills.Home.dll", "Work")]
    [InlineData("biz", "Alfred.Skills.Work.dll", "Home")]
    public async Task an_image_holds_its_own_skills_alone_and_no_sandbox(string instance, string skills, string others)
    {
        var folder = Directory.CreateTempSubdirectory("alfred-published-");
        try
        {
            await ProgramRun.OfAsync(Path.Combine(Repository.Root, "alfred"), "publish", instance, folder.FullName);
            var files = Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.FullName, file)).ToArray();

            Assert.Contains(files, file => Path.GetFileName(file) == skills);
            Assert.DoesNotContain(files, file => file.Contains($"Skills.{others}", StringComparison.OrdinalIgnoreCase)
                || file.StartsWith(Path.Combine("skills", others), StringComparison.OrdinalIgnoreCase)
                || file.Contains("Sandbox", StringComparison.OrdinalIgnoreCase));
            // Nothing that only helps to develop.
            Assert.DoesNotContain(files, static file => file.EndsWith(".pdb", StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith("xunit", StringComparison.Ordinal));
            var bytes = files.Sum(file => new FileInfo(Path.Combine(folder.FullName, file)).Length);
            TestContext.Current.TestOutputHelper?.WriteLine($"{instance}: {files.Length} files, {bytes >> 20} MB");
            Assert.InRange(bytes >> 20, 1, MaxMegabytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
