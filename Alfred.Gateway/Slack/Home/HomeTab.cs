using Alfred.Gateway.Slack.WebApi;
using Alfred.Overviews;

namespace Alfred.Gateway.Slack.Home;

/// <summary>
/// Publishes a person's Home tab: when they open it, and when they have used it. Kept nowhere: a view that did not arrive is made again
/// when they look again.
/// </summary>
internal sealed partial class HomeTab(SlackApi api, SlackPeople people, IOverviews overviews, ILogger<HomeTab> logger)
{
    /// <summary>Publishes it. Never throws.</summary>
    public async Task PublishAsync(HomeOpening opening)
    {
        try
        {
            var profile = await people.FindAsync(opening.User, CancellationToken.None);
            var overview = await overviews.ShowAsync(
                SlackIds.IdentityOf(opening.Team, opening.User), profile?.Name, profile?.Zone, CancellationToken.None);
            var answer = await api.PostAsync("views.publish", HomeView.Publish(opening.User, overview), CancellationToken.None);
            if (!answer.IsOk)
                LogNotPublished(answer.Error ?? "no answer", exception: null);
        }
        catch (Exception exception)
        {
            // Boundary: nothing of it is kept, and nobody waits for it.
            LogNotPublished("nothing to show", exception);
        }
    }

    [LoggerMessage(2171, LogLevel.Warning, "slack: a Home tab could not be published ({Reason}); it is made again when somebody looks")]
    private partial void LogNotPublished(string reason, Exception? exception);
}
