using System.Text.Json;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox.Workspaces;

/// <summary>Plays the Web API's modals.</summary>
internal sealed class PlayedViews(WorkspaceBook book, ResponseDesk desk)
{
    private const int MaxTitle = 24;

    /// <summary>Answers one call.</summary>
    public object Answer(SlackCall call)
    {
        var view = call.Json("view");
        if (!view.At("type"u8).Is("modal"u8) || view.At("title"u8).At("text"u8).Text() is not { Length: > 0 and <= MaxTitle } || view.At("blocks"u8).ValueKind != JsonValueKind.Array)
            return new { ok = false, error = "invalid_arguments" };
        if (call.Method == "views.update")
        {
            return book.View(call.Text("view_id")) is { } open
                ? Opened(book.Open(open.User, open.Id, view))
                : new { ok = false, error = "not_found" };
        }

        var (user, error) = desk.UseTrigger(call.Text("trigger_id"));
        return user is null ? new { ok = false, error } : Opened(book.Open(user, id: null, view));
    }

    private static object Opened(OpenView open) => new { ok = true, view = new { id = open.Id, type = "modal" } };
}
