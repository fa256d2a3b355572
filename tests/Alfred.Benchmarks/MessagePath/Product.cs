using System.Diagnostics;
using System.Globalization;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>
/// An instance as <c>./alfred up</c> starts it, in a folder of its own, with a private Postgres unless the settings name another.
/// </summary>
internal sealed class Product : IAsyncDisposable
{
    public const string PhoneId = "106540352242922";
    public const string AppSecret = "bench-app-secret";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _instance;
    private readonly string _folder = Directory.CreateTempSubdirectory("alfred-bench-").FullName;
    private readonly Process _process;

    private Product(string instance, IEnumerable<Conversation> people, (string Name, string Value)[] settings)
    {
        _instance = instance;
        // The server's user has to get through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        Guardian.WatchPostgres(Data);
        Port = FreePort.TakeLasting();
        var start = new ProcessStartInfo(Path.Combine(Repository.OfProduct, "alfred"), ["up", instance])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ALFRED_ROOT"] = _folder;
        start.Environment["PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["MEMBERS"] = string.Join(
            ',', people.Select((person, number) => $"P{number.ToString(CultureInfo.InvariantCulture)}={person.Identity}"));
        // Its own limits for people and for Meta's sake are not what is measured.
        start.Environment["SENDER_LIMIT"] = "0";
        start.Environment["META_PAIR_PACE"] = "off";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException("the product does not start");
        _ = _process.StandardOutput.ReadToEndAsync();
        Guardian.Watch(_process);
    }

    public int Port { get; }

    public int Id => _process.Id;

    /// <summary>The data, and the socket, of the private Postgres.</summary>
    public string Data => Path.Combine(_folder, ".alfred", _instance, "postgres");

    public string ConnectionString => $"Host={Data};Username=alfred;Database=alfred;Application Name=bench";

    /// <summary>Alfred-Home, which sends to this Graph API.</summary>
    public static Task<Product> StartHomeAsync(
        Uri graph, IEnumerable<Conversation> people, params (string Name, string Value)[] settings) => StartAsync(
        "home",
        people,
        [
            ("META_GRAPH_URL", graph.AbsoluteUri), ("META_TOKEN", "bench-token"), ("META_APP_SECRET", AppSecret),
            ("VERIFY_TOKEN", "bench-verify-token"), ("PHONE_ID", PhoneId),
            .. settings,
        ]);

    /// <summary>Builds what is out of date, starts it, and returns when it is ready for traffic.</summary>
    public static async Task<Product> StartAsync(string instance, IEnumerable<Conversation> people, (string Name, string Value)[] settings)
    {
        var product = new Product(instance, people, settings);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        for (var since = Stopwatch.GetTimestamp(); !await product.IsReadyAsync(client); await Task.Delay(Pause, TimeProvider.System))
        {
            if (product._process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException("the product does not become ready; its messages stand above");
        }

        return product;
    }

    /// <summary>Waits until nothing is under way that could still be sent, or sent again.</summary>
    public static Task SettleAsync(NpgsqlDataSource database) => Eventually.EqualsAsync(
        0L,
        async () =>
        {
            await using var command = database.CreateCommand("""
                select (select count(*) from inbox where state = 'waiting')
                    + (select count(*) from outbox where state in ('pending', 'sending', 'uncertain'))
                """);
            return (long)(await command.ExecuteScalarAsync())!;
        },
        Limits.Reconciled);

    public async ValueTask DisposeAsync()
    {
        // In order: its Postgres ends with it.
        await ProgramRun.TryAsync("kill", "-TERM", Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        Guardian.Release(_process);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync(HttpMessageInvoker client)
    {
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/readyz");
            using var answer = await client.SendAsync(request, CancellationToken.None);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
