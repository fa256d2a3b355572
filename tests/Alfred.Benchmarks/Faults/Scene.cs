using System.Net;
using Alfred.Benchmarks.MessagePath;
using Alfred.Sandbox.Graph;
using Alfred.Testing;
using Alfred.Testing.Processes;
using Npgsql;

namespace Alfred.Benchmarks.Faults;

/// <summary>
/// One running product with people who write to it and a Meta that reports what became of each message, and the books of it all. Its
/// database is one of a server that may be hung and crashed.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    private const int People = 50;
    private const int Connections = 64;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private readonly GraphStub _graph;
    private readonly HttpClient _meta;

    private Scene(Load load, GraphStub graph, ReplyBook book, Product product, string database)
    {
        Load = load;
        _graph = graph;
        Book = book;
        Product = product;
        DatabaseName = database;
        // Connections of its own each time: those of a pool would not outlive the faults.
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        load.Port = product.Port;
        _meta = LocalClient.To(product.Port, TimeSpan.FromSeconds(10));
        graph.Reports = new(Product.PhoneId, ReportAsync);
    }

    public Load Load { get; }

    public ReplyBook Book { get; }

    public Product Product { get; }

    /// <summary>The connection string of the database.</summary>
    public string DatabaseName { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>Starts the product and lets people talk until it is warm.</summary>
    /// <param name="postgres">The server.</param>
    /// <param name="others">People besides those of the load, who stand in no books.</param>
    /// <param name="people">How many people the load has.</param>
    /// <param name="settings">The product's settings.</param>
    public static async Task<Scene> StartAsync(
        PostgresServer postgres, IEnumerable<Conversation>? others = null, int people = People,
        params (string Name, string Value)[] settings)
    {
        var load = Load.OfWhatsApp(people, Connections);
        var book = new ReplyBook(people);
        var uncounted = (others ?? []).Select(other => other.Address).ToHashSet(StringComparer.Ordinal);
        var graph = new GraphStub
        {
            Received = (phone, text) =>
            {
                if (!uncounted.Contains(phone) && book.Receive(text))
                    load.Receive(phone);
            },
        };
        graph.Start();
        var database = await postgres.CreateDatabaseAsync();
        var product = await Product.StartHomeAsync(
            graph.Url, [.. load.Everybody, .. others ?? []], [("DATABASE_URL", database), .. settings]);
        var scene = new Scene(load, graph, book, product, database);
        await scene.PaceAsync(20, WarmUp);
        return scene;
    }

    /// <summary>So many messages a second for a time, until nothing is under way that could still be sent, or sent again.</summary>
    public Task<Part> PaceAsync(int perSecond, TimeSpan time) => SettleAsync(Load.PaceAsync(Book.Next, perSecond, time));

    /// <summary>The same for as long as it is to go on.</summary>
    public Task<Part> PaceAsync(int perSecond, Func<Part, bool> goesOn) => SettleAsync(Load.PaceAsync(Book.Next, perSecond, goesOn));

    /// <summary>One value from the database.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
#pragma warning disable CA2100 // Every text stands in this benchmark.
        await using var command = Database.CreateCommand(sql);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"no row: {sql}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        if (_graph.Reports is { } reports)
            await reports.DisposeAsync();
        _meta.Dispose();
        _graph.Dispose();
        await Database.DisposeAsync();
    }

    private async Task<Part> SettleAsync(Task<Part> load)
    {
        try
        {
            await load;
        }
        catch (TimeoutException)
        {
            // Something is lost: the books say how much.
        }

        await Product.SettleAsync(Database);
        return Load.Part;
    }

    private async Task<HttpStatusCode> ReportAsync(byte[] body)
    {
        using var request = MetaWebhook.Request(new(_meta.BaseAddress!, "/webhook"), Product.AppSecret, body);
        using var answer = await _meta.SendAsync(request);
        return answer.StatusCode;
    }
}
