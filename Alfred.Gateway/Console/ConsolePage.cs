using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Alfred.Gateway.Console;

/// <summary>An answer that is a page of the console.</summary>
/// <typeparam name="TView">Its view.</typeparam>
/// <typeparam name="TModel">What the view shows.</typeparam>
/// <param name="title">The page's title.</param>
/// <param name="model">What it shows.</param>
internal sealed class ConsolePage<TView, TModel>(string title, TModel model) : IResult
    where TView : PageView<TModel>
{
    // No script but our own file, nothing from elsewhere, not to be framed.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The events that make the page load what it shows again; null for one that stays as it is.</summary>
    public string? Events { get; init; } = LiveEvents.Path;

    /// <summary>Says something above the page; null for what the address says.</summary>
    public string? Notice { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var frame = PageFrame.Of(httpContext, title);
        if (Notice is not null)
            frame = frame with { Notice = Notice };
        var (services, response) = (httpContext.RequestServices, httpContext.Response);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PageView<TModel>.Model)] = model };
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(Document.Frame)] = frame,
                [nameof(Document.Events)] = Events,
                [nameof(Document.View)] = typeof(TView),
                [nameof(Document.Values)] = values,
            };
            var page = await renderer.RenderComponentAsync<Document>(ParameterView.FromDictionary(parameters));
            return page.ToHtmlString();
        });
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "same-origin";
        await response.WriteAsync("<!doctype html>", httpContext.RequestAborted);
        await response.WriteAsync(html, httpContext.RequestAborted);
    }
}
