using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>Slash commands of people in the workspace, and what Alfred's HTTP response says to them.</summary>
internal sealed class WorkspaceCommands(
    WorkspaceBook book, ResponseUrlStore responseUrls, WorkspaceWebhooks webhooks, WebhookSender sender, TimeProvider time)
{
    private const string Command = "/alfred";

    /// <summary>Gives a command; only its author sees it.</summary>
    public async Task SendAsync(WorkspaceUser user, WorkspaceChannel channel, string text, CancellationToken cancellationToken)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (command, rest) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
        if (command != Command)
        {
            Show(user, channel, book.People.Bot, $"{command} is not a command here. Try {Command} help");
            return;
        }

        Show(user, channel, user.Id, text);
        var trigger = book.NextId("13345224609.");
        var webhook = webhooks.Command(user, channel, command, rest, trigger, responseUrls.Open(trigger, channel.Id, user.Id));
        var answer = await sender.PostAsync(webhook, cancellationToken);
        if (answer is { IsSuccess: true })
            ShowAnswer(user, channel, answer.Body);
        else
            Show(user, channel, book.People.Bot, $"{Command} failed with the error “operation_timeout”", "Alfred did not answer in time");
    }

    private void ShowAnswer(WorkspaceUser user, WorkspaceChannel channel, byte[] body)
    {
        if (body.Length == 0 || !JsonReading.TryParse(body, out var document))
            return;
        using (document)
        {
            var root = document.RootElement;
            book.Add(Private(user, channel, book.People.Bot) with
            {
                Text = root.At("text").Text() ?? "",
                Blocks = root.At("blocks").IsPresent() ? root.At("blocks").Clone() : null,
                OnlyFor = root.At("response_type").Is("in_channel") ? null : user.Id,
            });
        }
    }

    private void Show(WorkspaceUser user, WorkspaceChannel channel, string author, string text, string? problem = null) =>
        book.Add(Private(user, channel, author) with { Text = SlackMarkup.Escape(text), Problem = problem });

    private WorkspaceMessage Private(WorkspaceUser user, WorkspaceChannel channel, string author) =>
        new() { Channel = channel.Id, Ts = book.NextTs(), User = author, At = time.GetUtcNow(), OnlyFor = user.Id };
}
