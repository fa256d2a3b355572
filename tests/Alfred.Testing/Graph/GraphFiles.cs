using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Graph;

/// <summary>The Graph API's files: uploaded ones, and those that came with messages.</summary>
public sealed class GraphFiles
{
    private readonly ConcurrentDictionary<string, GraphFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _urls = new(StringComparer.Ordinal);
    private long _ids = 1_000;

    /// <summary>What was uploaded.</summary>
    public CallLedger<GraphFile> Uploads { get; } = new();

    /// <summary>Calls for the bytes of a file.</summary>
    public CallLedger<string> Downloads { get; } = new();

    /// <summary>Where files are said to be; null for the fake itself.</summary>
    public Uri? ForeignUrl { get; set; }

    /// <summary>True when checksums are wrong.</summary>
    public bool AreDamaged { get; set; }

    /// <summary>Adds a file that a person sent, and returns its id.</summary>
    public string Add(byte[] content, string mediaType)
    {
        var id = Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);
        _files[id] = new GraphFile(id, "", mediaType, content, "");
        return id;
    }

    /// <summary>How many of the next calls for bytes find an address that has expired, as it does after five minutes.</summary>
    public int ExpiredAnswers { get; set; }

    /// <summary>True when uploads fail.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many seconds failing uploads ask to wait; null for not saying it.</summary>
    public int? RetryAfter { get; set; }

    internal void Map(WebApplication app, Func<Uri> self)
    {
        app.MapPost("/{version}/{phoneId}/media", UploadAsync);
        app.MapGet("/{version}/{id:long}", (HttpContext context, string id) => DescribeAsync(context, id, self()));
        app.MapGet("/files/{token}", ServeAsync);
    }

    private async Task UploadAsync(HttpContext context)
    {
        if (IsAway)
        {
            context.Response.StatusCode = 503;
            if (RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await context.Response.WriteAsync(GraphError.Of(2, 503).Body);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        using var content = new MemoryStream();
        await form.Files[0].CopyToAsync(content);
        var id = Add(content.ToArray(), form["type"].ToString());
        Uploads.Add(new GraphFile(id, form["messaging_product"].ToString(), form["type"].ToString(), content.ToArray(), context.Request.Headers.Authorization.ToString()));
        await context.Response.WriteAsJsonAsync(new { id });
    }

    private Task DescribeAsync(HttpContext context, string id, Uri self)
    {
        if (!_files.TryGetValue(id, out var file))
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync(GraphError.Of(100, message: "Object does not exist").Body);
        }

        var token = $"{id}-{_urls.Count}";
        _urls[token] = id;
        var hash = Convert.ToHexStringLower(SHA256.HashData(AreDamaged ? [1] : file.Content.Span));
        return context.Response.WriteAsJsonAsync(new
        {
            url = new Uri(ForeignUrl ?? self, $"/files/{token}").AbsoluteUri, mime_type = file.MediaType, sha256 = hash, file_size = file.Content.Length, id, messaging_product = "whatsapp",
        });
    }

    private async Task ServeAsync(HttpContext context, string token)
    {
        Downloads.Add(context.Request.Headers.Authorization.ToString());
        if (ExpiredAnswers-- > 0 || !_urls.TryGetValue(token, out var id))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await context.Response.Body.WriteAsync(_files[id].Content);
    }
}

/// <summary>A file of the Graph API.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Product">What the upload called the product.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Authorization">The upload's header.</param>
public sealed record GraphFile(string Id, string Product, string MediaType, ReadOnlyMemory<byte> Content, string Authorization);
