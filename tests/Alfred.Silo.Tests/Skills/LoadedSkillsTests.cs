using System.Diagnostics;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Skills;

/// <summary>Looks at real processes: what one of them has mapped is what it has loaded.</summary>
public sealed class LoadedSkillsTests : IDisposable
{
    // The silo's own output beside this project's: the plug-ins are only there.
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Alfred.Silo.Tests"), "Alfred.Silo", StringComparison.Ordinal),
        "Alfred.Silo.dll");

    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [Trait("Category", "HomeOnly")]
    [InlineData("home", "Alfred.Skills.Home.dll", "Alfred.Skills.Work")]
    public Task home_has_no_work_skills(string instance, string own, string other) => LoadsAsync(instance, own, other);

    [Theory]
    [Trait("Category", "BizOnly")]
    [InlineData("biz", "Alfred.Skills.Work.dll", "Alfred.Skills.Home")]
    public Task biz_has_no_home_skills(string instance, string own, string other) => LoadsAsync(instance, own, other);

    private async Task LoadsAsync(string instance, string own, string other)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc shows what a process has loaded");
        // Root's temporary directories are closed to the user that runs the server.
        File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_101_101);
        using var process = Start(instance);
        try
        {
            var output = "";
            while (!output.Contains("is running", StringComparison.Ordinal))
            {
                output = await process.StandardOutput.ReadLineAsync().WaitAsync(Limits.Patience)
                    ?? throw new InvalidOperationException($"alfred-{instance} ended: {await process.StandardError.ReadToEndAsync()}");
            }

            var maps = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
            Assert.Contains(own, maps, StringComparison.Ordinal);
            Assert.DoesNotContain(other, maps, StringComparison.Ordinal);
        }
        finally
        {
            await ProgramRun.OfAsync("kill", "-TERM", process.Id.ToString());
            await process.WaitForExitAsync().WaitAsync(Limits.Patience);
        }

        Assert.Equal(0, process.ExitCode);
    }

    private Process Start(string instance)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "run"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _root.Path,
        };
        start.Environment["ALFRED_ROOT"] = _root.Path;
        start.Environment["INSTANCE"] = instance;
        start.Environment["PORT"] = FreePort.Take().ToString();
        return Process.Start(start)!;
    }
}
