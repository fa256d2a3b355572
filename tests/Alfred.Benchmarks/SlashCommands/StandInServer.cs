using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>
/// What a plain program does with <c>/alfred expense …</c>: verifies Slack's signature over the raw bytes, inserts one row with a commit of
/// its own over a pool of 32 connections, and answers. Nothing is done again after a fault.
/// </summary>
internal static class StandInServer
{
    /// <summary>As Alfred's own ledger.</summary>
    public const string Table = """
        create table expn (
            id bigint generated always as identity primary key, command_id text not null unique, member text not null,
            amount numeric(15,3) not null check (amount > 0), currency char(3) not null, note text, spent_on date not null,
            logged_at timestamptz not null
        );
        create index expn_spent_on on expn (spent_on)
        """;

    private const long MaxAgeSeconds = 300;
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(SlackDelivery.SigningSecret);

    /// <summary>Serves until the input ends; prints the port first.</summary>
    public static async Task<int> RunAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 32, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, database));
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource database)
    {
        var body = new byte[(int)(context.Request.ContentLength ?? 0)];
        await context.Request.Body.ReadExactlyAsync(body);
        if (!VerifySignature(context.Request.Headers, body))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        var words = form["text"].ToString().Split(' ', 3);
        if (words is not ["expense", var number, var note] || !decimal.TryParse(number, CultureInfo.InvariantCulture, out var amount))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await InsertAsync(database, form["trigger_id"].ToString(), form["user_id"].ToString(), amount, note);
        var answer = JsonSerializer.SerializeToUtf8Bytes(
            new { response_type = "ephemeral", text = string.Create(CultureInfo.InvariantCulture, $"Logged €{amount:0.00} · {note}") });
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private static async Task InsertAsync(NpgsqlDataSource database, string trigger, string user, decimal amount, string note)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var insert = database.CreateCommand(
            "insert into expn (command_id, member, amount, currency, note, spent_on, logged_at) values ($1, $2, $3, 'EUR', $4, $5, $6)");
        insert.Parameters.Add(new() { Value = trigger });
        insert.Parameters.Add(new() { Value = user });
        insert.Parameters.Add(new() { Value = amount });
        insert.Parameters.Add(new() { Value = note });
        insert.Parameters.Add(new() { Value = DateOnly.FromDateTime(now.UtcDateTime) });
        insert.Parameters.Add(new() { Value = now });
        await insert.ExecuteNonQueryAsync();
    }

    private static bool VerifySignature(IHeaderDictionary headers, byte[] body)
    {
        var timestamp = headers["X-Slack-Request-Timestamp"].ToString();
        if (!long.TryParse(timestamp, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds) > MaxAgeSeconds)
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        var expected = Encoding.ASCII.GetBytes($"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Key, signed))}");
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(headers["X-Slack-Signature"].ToString()));
    }
}
