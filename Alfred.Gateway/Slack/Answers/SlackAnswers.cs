using Alfred.Gateway.Slack.Home;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>Decides what goes back to Slack for a body that is stored, and sets going what follows from it.</summary>
internal sealed class SlackAnswers(CommandAnswers commands, FormOpener forms, HomeTab home, SlackPeople people)
{
    /// <summary>The answer.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="isNew">False for a repeated delivery, for which nobody is answered again.</param>
    /// <param name="receivedAt">The clock's timestamp at which it came.</param>
    /// <param name="cancellationToken">Nobody waits for the answer any more.</param>
    public async Task<SlackAnswer> ComposeAsync(
        SlackWebhookResult reading, bool isNew, long receivedAt, CancellationToken cancellationToken)
    {
        if (reading.Echo is { } echo)
            return new SlackAnswer(Encoding.UTF8.GetBytes(echo), "text/plain; charset=utf-8");
        if (reading.Json is { } json)
            return SlackAnswer.Json(json);
        if (reading.Home is { } opening)
            return SlackAnswer.Empty with { Afterwards = () => home.PublishAsync(opening) };
        if (reading.Click is { Form: { } form } click)
            return await forms.OpenAsync(click, form, cancellationToken);
        if (!isNew)
            return SlackAnswer.Empty;
        if (reading.User is { } user)
            people.LookUp(user);
        return reading is { Command: { } command, Delivery: { } delivery }
            ? await commands.AnswerAsync(command, delivery.Items[0], receivedAt, cancellationToken)
            : SlackAnswer.Empty;
    }
}
