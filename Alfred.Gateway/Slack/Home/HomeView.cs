using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Overviews;

namespace Alfred.Gateway.Slack.Home;

/// <summary>Writes an overview as a Home tab.</summary>
internal static class HomeView
{
    /// <summary>The body of <c>views.publish</c>. What no longer fits into a view is left out.</summary>
    public static ReadOnlyMemory<byte> Publish(string user, Overview overview) => SlackJson.Write(json =>
    {
        json.WriteString("user_id"u8, user);
        json.WriteObject("view"u8, view =>
        {
            view.WriteString("type"u8, "home"u8);
            view.WriteStartArray("blocks"u8);
            var room = SlackLimits.ViewBlocks;
            foreach (var (number, part) in overview.Parts.Index())
            {
                string[] texts = [.. SlackText.Split(part.Reply.Text, SlackLimits.Section)];
                var hasControls = Controls.CanShow(part.Reply);
                room -= texts.Length + (part.Title is null ? 0 : 2) + (hasControls ? 1 : 0);
                if (room < 0)
                    break;
                if (part.Title is { } title)
                    view.WriteElement(header =>
                    {
                        header.WriteString("type"u8, "header"u8);
                        header.WritePlainText("text"u8, title, SlackLimits.Header);
                    });
                foreach (var text in texts)
                    view.WriteElement(section => Controls.WriteSection(section, text));
                // Nobody else sees it: every control is its reader's. Their ids are told apart by the part.
                if (hasControls)
                    view.WriteElement(actions => Controls.WriteActions(actions, part.Reply, user, $"home.{number}"));
                if (part.Title is not null)
                    view.WriteElement(static divider => divider.WriteString("type"u8, "divider"u8));
            }

            view.WriteEndArray();
        });
    });
}
