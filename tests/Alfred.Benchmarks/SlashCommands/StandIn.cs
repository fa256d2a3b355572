using System.Diagnostics;
using System.Globalization;
using Alfred.Testing;
using Npgsql;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>
/// The stand-in for a plain program that logs expenses: this program once more, as a process of its own, with a database of its own on the
/// same server.
/// </summary>
internal sealed class StandIn : IAsyncDisposable
{
    private const string Database = "stand_in";

    private readonly Process _process;

    private StandIn(Process process, int port, string connectionString)
    {
        _process = process;
        Port = port;
        ConnectionString = connectionString;
    }

    public int Port { get; }

    public int Id => _process.Id;

    public string ConnectionString { get; }

    /// <summary>Starts it beside a product, on that one's server.</summary>
    public static async Task<StandIn> StartAsync(string serverConnectionString)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(serverConnectionString) { Database = Database }.ConnectionString;
        await using (var server = NpgsqlDataSource.Create(serverConnectionString))
            await ExecuteAsync(server, $"create database {Database}");
        await using (var database = NpgsqlDataSource.Create(connectionString))
            await ExecuteAsync(database, StandInServer.Table);
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("the program has no path");
        string[] arguments = ["stand-in", connectionString];
        // Started by its own name or by "dotnet Alfred.Benchmarks.dll".
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            arguments = [typeof(StandIn).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("the stand-in does not start");
        Guardian.Watch(process);
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the stand-in does not listen");
        return new StandIn(process, int.Parse(line, CultureInfo.InvariantCulture), connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        // It ends with its input.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Guardian.Release(_process);
        _process.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
#pragma warning disable CA2100 // Every text stands in this benchmark.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
