using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.Outgoing;
using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>
/// Opens a form at the click itself: Slack gives three seconds for it, and opening changes nothing, so that nothing has to be stored first.
/// </summary>
internal sealed partial class FormOpener(
    SlackApi api, SlackUrls urls, ProviderCall provider, GatewayTexts texts, TimeProvider time, ILogger<FormOpener> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.5);

    /// <summary>Opens the form; the answer tells the person when that failed.</summary>
    public async Task<SlackAnswer> OpenAsync(SlackClick click, Form form, CancellationToken cancellationToken)
    {
        if (click.IsOfSomebodyElse)
            return Hint(click, "slack.form-not-yours");
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var origin = new FormOrigin(form.Action, click.Conversation, click.ResponseUrl, click.Answers?.Key, click.Used)
        {
            Picture = form.Picture,
        };
        if (click.TriggerId is not { } trigger || FormView.Open(trigger, form, origin, texts) is not { } view)
            return Failed(click, "no trigger");
        var answer = await api.PostAsync("views.open", view, either.Token);
        // A trigger works once: this click came a second time, and its form is open.
        return answer.IsOk || answer.Error == "exchanged_trigger_id" ? SlackAnswer.Empty : Failed(click, answer.Error ?? "no answer");
    }

    private SlackAnswer Failed(SlackClick click, string reason)
    {
        LogNotOpened(reason);
        return Hint(click, "slack.form-not-opened");
    }

    private SlackAnswer Hint(SlackClick click, string key) =>
        click.HintUrl is { } url && urls.IsResponseUrl(url)
            ? SlackAnswer.Empty with
            {
                Afterwards = () => provider.PostAsync(SlackOutbound.ResponseUrls, url, bearer: null, HintBody(key), CancellationToken.None),
            }
            : SlackAnswer.Empty;

    private ReadOnlyMemory<byte> HintBody(string key)
    {
        var hint = new Reply(texts.Say(key));
        return SlackPost.Response(new SlackStep.Say(hint.Text, HasControls: false), hint);
    }

    [LoggerMessage(2141, LogLevel.Warning, "slack: a form could not be opened ({Reason}); the person was asked to try again")]
    private partial void LogNotOpened(string reason);
}
