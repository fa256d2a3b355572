using System.Text.Json;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Plays the Web API's modals.</summary>
internal sealed class FakeViews(WorkspaceBook book, ResponseUrlStore responseUrls)
{
    private const int MaxTitle = 24;

    /// <summary>Answers one call.</summary>
    public object Answer(SlackArguments call)
    {
        var view = call.Json("view");
        if (!view.At("type").Is("modal") || view.At("title").At("text").Text() is not { Length: > 0 and <= MaxTitle } || view.At("blocks").ValueKind != JsonValueKind.Array)
            return new { ok = false, error = "invalid_arguments" };
        if (call.Method == "views.update")
        {
            return book.View(call.Text("view_id")) is { } open
                ? Opened(book.Open(open.User, open.Id, view))
                : new { ok = false, error = "not_found" };
        }

        var (user, error) = responseUrls.UseTrigger(call.Text("trigger_id"));
        return user is null ? new { ok = false, error } : Opened(book.Open(user, id: null, view));
    }

    private static object Opened(OpenView open) => new { ok = true, view = new { id = open.Id, type = "modal" } };
}
