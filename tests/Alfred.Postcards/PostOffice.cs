using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Http;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Postcards;

/// <summary>The provider: takes postcards by HTTP, and signs those that people write.</summary>
public sealed class PostOffice : FakeServer
{
    internal const string SignatureHeader = "X-Postcard-Signature";
    internal const string SignaturePrefix = "sha256=";
    internal const string SendPath = "/cards";

    private int _cards;

    private PostOffice()
    {
    }

    /// <summary>What people received.</summary>
    public CallLedger<SentPostcard> Sent { get; } = new();

    /// <summary>What the channel has to know.</summary>
    public PostcardsOptions Options => new(Url, "post-office-secret");

    /// <summary>Opens one on a free port.</summary>
    public static async Task<PostOffice> OpenAsync()
    {
        var office = new PostOffice();
        await office.StartAsync(app => app.MapPost(SendPath, office.TakeAsync), port: 0);
        return office;
    }

    /// <summary>The delivery of a postcard to a gateway; the same one again under the same id.</summary>
    public HttpRequestMessage Delivery(Uri gateway, string from, string text, string? id = null)
    {
        id ??= Interlocked.Increment(ref _cards).ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(new Postcard(id, from, text), JsonSerializerOptions.Web);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, Postcards.WebhookPath)) { Content = content };
        request.Headers.Add(
            SignatureHeader, SignaturePrefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Options.Secret), body)));
        return request;
    }

    private async Task TakeAsync(HttpContext context)
    {
        var card = await context.Request.ReadFromJsonAsync<SentPostcard>();
        await AnswerAsync(context, new FakeAnswer.Respond(200, "{}"), () => Sent.Add(card!));
    }
}

/// <summary>A postcard to a person.</summary>
/// <param name="Id">The outbox row.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Text">What it says.</param>
public sealed record SentPostcard(string Id, string To, string Text);
