using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Testing.Instances;

/// <summary>
/// An instance across the processes that run it one after the other: folder, port and settings stay, processes come and go.
/// </summary>
public abstract class RunningInstance : IAsyncDisposable
{
    private readonly InstanceFolder _folder;
    private AlfredProcess? _process;

    /// <summary>Prepares an instance; nothing runs yet.</summary>
    /// <param name="name"><c>home</c> or <c>biz</c>.</param>
    /// <param name="database">A connection string; null for the product's private Postgres.</param>
    /// <param name="settings">The instance's own settings.</param>
    protected RunningInstance(string name, string? database, ImmutableDictionary<string, string> settings)
    {
        _folder = new(name);
        Port = FreePort.TakeLasting();
        Database = database ?? _folder.ConnectionString;
        // Orleans' dashboard takes memory and time at each start, and few tests open it: they switch it on.
        Environment = ImmutableDictionary<string, string>.Empty.Add("ORLEANS_DASHBOARD", "off").SetItems(settings).SetItem("INSTANCE", name)
            .SetItem("ALFRED_ROOT", _folder.Root).SetItem("PORT", Port.ToString(CultureInfo.InvariantCulture));
        if (database is not null)
            Environment = Environment.SetItem("DATABASE_URL", database);
        Client = LocalClient.To(Port, Limits.Patience);
    }

    public int Port { get; }

    /// <summary>The connection string of its database.</summary>
    public string Database { get; }

    /// <summary>The number of its private Postgres.</summary>
    public int? PrivatePostgresId => _folder.PostgresId;

    /// <summary>The settings that its processes start with.</summary>
    public ImmutableDictionary<string, string> Environment { get; protected set; }

    public HttpClient Client { get; }

    public AlfredProcess Process => _process ?? throw new InvalidOperationException("the instance is not running");

    /// <summary>Starts a process, the first or the next.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
        _process = await AlfredProcess.StartAsync(Environment);
    }

    /// <summary>Starts a further process of this instance on a port of its own, as a deploy does; the caller ends it.</summary>
    /// <param name="port">The port.</param>
    /// <param name="settings">What else differs from the settings of the instance.</param>
    public Task<AlfredProcess> StartBesideAsync(int port, params IEnumerable<(string Name, string Value)> settings) =>
        AlfredProcess.StartAsync(With([.. settings, ("PORT", port.ToString(CultureInfo.InvariantCulture))]));

    /// <summary>Changes what its next processes start with.</summary>
    public void Set(params IEnumerable<(string Name, string Value)> settings) => Environment = With(settings);

    /// <summary>Kills the process and starts the next.</summary>
    public async Task KillAndStartAsync()
    {
        await Process.KillAsync();
        await StartAsync();
    }

    /// <summary>Brings the database to the program's schema by the command that an operator would use.</summary>
    public async Task MigrateAsync()
    {
        var (code, output) = await AlfredProgram.RunAsync(Environment, "migrate");
        Assert.True(code == 0, output);
    }

    /// <summary>Sends one request and returns its status.</summary>
    public Task<HttpStatusCode> SendAsync(HttpRequestMessage request) => SendAsync(request, Client);

    /// <summary>Sends one request to one of its processes and returns its status.</summary>
    protected static async Task<HttpStatusCode> SendAsync(HttpRequestMessage request, HttpClient client)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    /// <summary>One value from the database.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database) { Pooling = false });
#pragma warning disable CA2100 // Every text stands in these tests.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"no row: {sql}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Client.Dispose();
        await _folder.DisposeAsync();
        await DisposeFakesAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask DisposeFakesAsync();

    private ImmutableDictionary<string, string> With(IEnumerable<(string Name, string Value)> settings) =>
        Environment.SetItems(settings.Select(one => KeyValuePair.Create(one.Name, one.Value)));
}
