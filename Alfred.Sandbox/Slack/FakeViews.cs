using System.Text.Json;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>The Web API's modals and Home tabs.</summary>
internal sealed class FakeViews(WorkspaceBook book, ResponseUrlStore responseUrls)
{
    /// <summary>Answers one call.</summary>
    public SlackReply Answer(SlackArguments call)
    {
        var view = call.Json("view");
        if (call.Method == "views.update")
        {
            if (book.View(call.Text("view_id")) is not { } open)
                return SlackReply.Failed("not_found");
            return SlackRules.ErrorOfView(view) is { } problem ? SlackReply.Failed(problem) : Opened(book.Open(open.User, open.Id, view));
        }

        if (call.Method == "views.publish")
            return Publish(call.Text("user_id"), view);
        if (SlackRules.ErrorOfView(view) is { } error)
            return SlackReply.Failed(error);
        var (user, refusal) = responseUrls.UseTrigger(call.Text("trigger_id"));
        return user is null ? SlackReply.Failed(refusal!) : Opened(book.Open(user, id: null, view));
    }

    private SlackReply Publish(string? user, JsonElement view)
    {
        if (book.People.User(user) is null && !book.People.IsOpen)
            return SlackReply.Failed("user_not_found");
        if (SlackRules.ErrorOfHome(view) is { } error)
            return SlackReply.Failed(error);
        var home = book.Publish(user!, view);
        return SlackReply.Of(new { ok = true, view = new { id = home.Id, type = "home", hash = home.Hash } });
    }

    private static SlackReply Opened(OpenView open) => SlackReply.Of(new { ok = true, view = new { id = open.Id, type = "modal" } });
}
