using System.Diagnostics;
using System.Globalization;
using Alfred.Testing;
using Alfred.Testing.Processes;

namespace Alfred.Benchmarks.Footprint;

/// <summary>The program of an image, with the image's environment, in a control group.</summary>
internal sealed class ImageProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ImageProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and returns when it is ready, with the seconds that took.</summary>
    public static async Task<(ImageProcess Process, double Seconds)> StartAsync(
        string folder, MemoryGroup group, IReadOnlyDictionary<string, string> settings, int port)
    {
        using var client = LocalClient.To(port, TimeSpan.FromSeconds(5));
        var began = Stopwatch.GetTimestamp();
        var process = new ImageProcess(Start(folder, group, settings, "run"));
        while (!await IsReadyAsync(client))
        {
            if (process._process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException("the image does not become ready; its messages stand above");
            await Task.Delay(Pause, TimeProvider.System);
        }

        return (process, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task RunAsync(string folder, MemoryGroup group, IReadOnlyDictionary<string, string> settings, string verb)
    {
        using var process = Start(folder, group, settings, verb);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{verb} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}");
    }

    public async ValueTask DisposeAsync()
    {
        await ProgramRun.TryAsync("kill", "-TERM", Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
            Console.WriteLine($"it ended with {_process.ExitCode.ToString(CultureInfo.InvariantCulture)}: WRONG");
        Guardian.Release(_process);
        _process.Dispose();
    }

    private static Process Start(string folder, MemoryGroup group, IReadOnlyDictionary<string, string> settings, string verb)
    {
        var start = new ProcessStartInfo(
            "sh", ["-c", "echo $$ >\"$1\" && exec \"$2\" \"$3\"", "sh", group.Processes, Path.Combine(folder, "Alfred.Silo"), verb])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        // One that is set for this program, be it to nothing, is what is to be measured.
        foreach (var (name, value) in MemorySettings.All)
            start.Environment[name] = Environment.GetEnvironmentVariable(name) ?? value;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("sh does not start");
        _ = process.StandardOutput.ReadToEndAsync();
        Guardian.Watch(process);
        return process;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/readyz");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
