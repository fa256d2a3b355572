using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>What happened to the messages of one conversation. What they say is hidden until somebody asks, which is noted.</summary>
internal static class ConversationPage
{
    /// <summary>Where a conversation is.</summary>
    public static string PathOf(string key) => $"{ConversationsPage.Path}/{Format.Escape(key)}";

    /// <summary>Maps the page.</summary>
    public static void MapConversation(this RouteGroupBuilder console)
    {
        console.MapGet("/conversations/{key}", async (
            [FromServices] IConversationView view, string key, int? page, CancellationToken cancellationToken) =>
            await ShowAsync(view, key, page ?? 1, revealed: null, cancellationToken));
        console.MapAction("/conversations/{key}/pause", static async action =>
            Notices.Of(await action.Get<IConversationView>().PauseAsync(action.Text("key"), action.By, action.Cancelled)));
        console.MapAction("/conversations/{key}/resume", static async action =>
            Notices.Of(await action.Get<IConversationView>().ResumeAsync(action.Text("key"), action.By, action.Cancelled)));
        console.MapAction("/conversations/{key}/{row:long}/retry", static async action =>
            Notices.Of(await action.Get<IConversationView>().RetryAsync(
                action.Text("key"), action.Number("row"), action.By, action.Cancelled)));
        console.MapAction("/conversations/{key}/{row:long}/end", static async action =>
            Notices.Of(await action.Get<IConversationView>().EndAsync(
                action.Text("key"), action.Number("row"), action.By, action.Cancelled)));
        console.MapPageAction("/conversations/{key}/{row:long}/reveal", static async action =>
        {
            var (view, key) = (action.Get<IConversationView>(), action.Text("key"));
            var revealed = await view.RevealAsync(key, action.Number("row"), action.By, action.Cancelled);
            var page = int.TryParse(action.Field("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            return await ShowAsync(view, key, page, revealed, action.Cancelled);
        });
    }

    private static async Task<IResult> ShowAsync(
        IConversationView view, string key, int page, RevealedMessage? revealed, CancellationToken cancellationToken) =>
        await view.ShowAsync(key, Math.Max(page, 1), cancellationToken) is { } timeline
            ? new ConsolePage<ConversationView, Conversation>($"Conversation with {timeline.Conversation.Who}", new(timeline, revealed))
            {
                // What was revealed stays until its reader leaves, and is not loaded again.
                Events = revealed is null ? LiveEvents.Path : null,
            }
            : ProblemPage.NotFound();
}

/// <summary>What the page shows.</summary>
/// <param name="Timeline">The conversation and its messages.</param>
/// <param name="Revealed">The message whose content is shown; null for none.</param>
public sealed record Conversation(ConversationTimeline Timeline, RevealedMessage? Revealed);
