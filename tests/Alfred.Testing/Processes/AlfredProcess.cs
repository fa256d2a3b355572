using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Alfred.Testing.Processes;

/// <summary>One run of the product as a process of its own: started, asked, killed, stopped.</summary>
public sealed class AlfredProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly ImmutableDictionary<string, string> _environment;
    private readonly Process _process;
    private readonly Task _reading;

    public AlfredProcess(ImmutableDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        _environment = environment;
        _process = AlfredProgram.Start(environment, arguments);
        Id = _process.Id;
        Guardian.Watch(_process);
        _process.StandardInput.Close();
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    /// <summary>The process's number.</summary>
    public int Id { get; }

    /// <summary>True until it ended.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts the product and returns when it is ready for traffic.</summary>
    public static async Task<AlfredProcess> StartAsync(ImmutableDictionary<string, string> environment)
    {
        var process = new AlfredProcess(environment, "run");
        try
        {
            await process.WaitUntilReadyAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: the process ends wherever it is.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code with which it ended in time.</summary>
    public async Task<int> StopAsync()
    {
        await ProgramRun.OfAsync("kill", "-TERM", Id.ToString(CultureInfo.InvariantCulture));
        return await WaitForEndAsync(Limits.Shutdown);
    }

    /// <summary>The exit code, once it ended by itself.</summary>
    public async Task<int> WaitForEndAsync(TimeSpan patience)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(patience);
            await _reading.WaitAsync(patience);
            return _process.ExitCode;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"still running after {patience.TotalSeconds:0} s:\n{Output}", exception);
        }
    }

    /// <summary>Resident memory in megabytes.</summary>
    public async Task<double> ResidentMegabytesAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{Id}/status");
        var kilobytes = lines.Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The names of the assemblies that it has mapped.</summary>
    public async Task<ImmutableHashSet<string>> AssembliesAsync() =>
        [
            .. (await File.ReadAllLinesAsync($"/proc/{Id}/maps")).Select(line => Path.GetFileName(line))
                .Where(name => name.EndsWith(".dll", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        await _reading;
        Guardian.Release(_process);
        _process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine($"--- {_environment.GetValueOrDefault("INSTANCE")}, process {Id}\n{Output}");
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = LocalClient.To(int.Parse(_environment["PORT"], CultureInfo.InvariantCulture), TimeSpan.FromSeconds(5));
        var since = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(client))
        {
            if (!IsRunning)
                throw new InvalidOperationException(
                    $"it ended with {await WaitForEndAsync(Limits.Patience)} before it was ready:\n{Output}");
            if (Stopwatch.GetElapsedTime(since) > Limits.Patience)
                throw new TimeoutException($"not ready after {Limits.Patience.TotalSeconds:0} s:\n{Output}");
            await Task.Delay(Pause, TimeProvider.System);
        }
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

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            _output.Enqueue(line);
    }
}
