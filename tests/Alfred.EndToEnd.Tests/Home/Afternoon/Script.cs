namespace Alfred.EndToEnd.Home.Afternoon;

/// <summary>What is said and what is answered. Ada writes English, Bruno Spanish, Clara German, and Dani, a child, English.</summary>
internal static class Script
{
    /// <summary>What is on the list in the end.</summary>
    public const string Groceries = "milk, eggs, Klopapier, ice cream, Mehl, bananas";

    /// <summary>The afternoon. How it is written: <see cref="Scene"/>.</summary>
    public const string Text = """
# They meet.
Ada: hi
> Hello Ada! You can say "add milk", "add chore take out the bins" or "help".
  [Grocery list] [Chores] [Reminders]
Mallory: add poison
> Hello! I'm Alfred and I only talk with people I know. If you belong here, ask whoever runs me to add you.
Mallory: hello?
Ada: invite Dani as a child
> Dani can join as a child: within 48 hours, have them send me this from their own phone or account:
  join …
  It works once.
Dani: join {code}
> Welcome, Dani! I'm Alfred. Say "help" to see what I can do.
Bruno: hola
> ¡Hola, Bruno! Puedes decir "añade leche", "tarea sacar la basura" o "ayuda".
  [Lista de la compra] [Tareas] [Recordatorios]
Clara: hallo
> Hallo Clara! Du kannst zum Beispiel "Milch auf die Liste", "Aufgabe Müll rausbringen" oder "Hilfe" sagen.
  [Einkaufsliste] [Aufgaben] [Erinnerungen]
# The list fills, in three languages and out of order.
Ada: add milk, 2 kg apples and eggs x12
> Added milk, apples (2 kg) and eggs (12).
Bruno: añade pan, mantequilla y 3 yogures
> Apuntado: pan, mantequilla y yogures (3).
Clara (twice): wir brauchen Kaffee und Klopapier
> Notiert: Kaffee und Klopapier.
Dani: add ice cream
> Added ice cream.
Ada: add 1 l milk
> Milk: now 1 l.
Ada: make it 2 l milk
> Milk: 1 l → 2 l.
Bruno: añade 2 yogures
> Yogures: 3 → 5.
Clara: wir brauchen noch 1 kg Mehl
> Notiert: Mehl (1 kg).
Ada: add paint to hardware
> List "hardware": Added paint.
Dani: put ice cream under frozen
> Ice cream: under "Frozen" from now on.
Clara: zeig die Liste
> Obst & Gemüse
  1. apples (2 kg)

  Brot & Backwaren
  2. pan

  Milch & Kühlregal
  3. milk (2 l)
  4. eggs (12)
  5. mantequilla
  6. yogures (5)

  Tiefkühl
  7. ice cream

  Backen & Gewürze
  8. Mehl (1 kg)

  Frühstück & Kaffee
  9. Kaffee

  Haushalt
  10. Klopapier
  [Abhaken]
Clara: streiche Klopapier
> Abgehakt: Klopapier. Noch 9 auf der Liste.
Clara: rückgängig
> Rückgängig gemacht: Klopapier steht wieder auf der Liste.
  Noch 10 auf der Liste.
Bruno: ¿quién añadió eggs?
> Ada apuntó eggs (12) hoy a las ….
Dani: clear the list
> Only adults can do that, so I did nothing. Ask Ada, Bruno or Clara.
# Chores.
Ada: dishes every day at 20:00, Ada and Bruno take turns
> Added dishes.
  dishes: first on … at 20:00, then … and ….
  Turns: Ada, Bruno. Ada begins.
Clara: neue Aufgabe Fenster putzen
> Notiert: Fenster putzen.
Bruno: añade la tarea pasear al perro para mí
> Apuntado: pasear al perro (Bruno).
Ada: add chore feed the cat for Dani
> Added feed the cat (Dani).
Dani: my chores
> 1. feed the cat (Dani)
  [Done]
Dani: done feed the cat
> Ada: Dani says that "feed the cat" is done.
  [Confirm] [Not yet]
> Bruno: Dani dice que "feed the cat" está hecho.
  [Confirmar] [Aún no]
> Clara: Dani sagt, dass "feed the cat" erledigt ist.
  [Bestätigen] [Noch nicht]
> feed the cat: well done, Dani! It counts as soon as an adult has confirmed it.
Bruno taps: Confirmar
> Confirmado: feed the cat.
> Dani: Bruno has confirmed "feed the cat". Thank you!
Ada taps: Confirm
> There is nothing to confirm about "feed the cat".
Ada: whose turn is it to do the dishes?
> dishes: Ada.
Ada: swap dishes with Bruno
> Swapped: Bruno does dishes this time.
> Bruno: Ada ha cambiado contigo: "dishes" te toca a ti.
  [Hecho] [En 2 horas] [Cambiar con Ada]
Clara: erledigt Fenster putzen
> Erledigt: Fenster putzen. Danke, Clara! Noch 2 offen.
# Shopping, while the others go on.
Bruno: estoy en Lidl
> Lidl:
  Fruta y verdura
  1. apples (2 kg)

  Panadería
  2. pan

  Lácteos y refrigerados
  3. milk (2 l)
  4. eggs (12)
  5. mantequilla
  6. yogures (5)

  Congelados
  7. ice cream

  Repostería y especias
  8. Mehl (1 kg)

  Desayuno y café
  9. Kaffee

  Hogar
  10. Klopapier
  [Tachar]
Bruno taps: apples
> Lidl: Comprado: apples. Aquí quedan 9.
  1. pan
  2. milk (2 l)
  3. eggs (12)
  4. mantequilla
  5. yogures (5)
  6. ice cream
  7. Mehl (1 kg)
  8. Kaffee
  9. Klopapier
  [Tachar]
Bruno: pan y mantequilla comprados
> Lidl: Comprado: pan y mantequilla. Aquí quedan 7.
  1. milk (2 l)
  2. eggs (12)
  3. yogures (5)
  4. ice cream
  5. Mehl (1 kg)
  6. Kaffee
  7. Klopapier
  [Tachar]
Ada: add bananas
> Added bananas.
kill -9
Bruno (twice): he comprado yogures
> Lidl: Comprado: yogures. Aquí quedan 7.
  1. bananas
  2. milk (2 l)
  3. eggs (12)
  4. ice cream
  5. Mehl (1 kg)
  6. Kaffee
  7. Klopapier
  [Tachar]
Bruno (again): pan y mantequilla comprados
Ada: what do we need?
> 1. milk (2 l)
  2. eggs (12)
  3. Kaffee
  4. Klopapier
  5. ice cream
  6. Mehl (1 kg)
  7. bananas
  [Tick off]
Bruno: he comprado Kaffee
> Lidl: Comprado: Kaffee. Aquí quedan 6.
  1. bananas
  2. milk (2 l)
  3. eggs (12)
  4. ice cream
  5. Mehl (1 kg)
  6. Klopapier
  [Tachar]
Bruno: compra terminada
> Lidl: Listo. Todavía falta: milk (2 l), eggs (12), Klopapier, ice cream, Mehl (1 kg) y bananas.
Ada: what did we buy?
> … (Bruno): apples (2 kg), pan, mantequilla, yogures (5) and Kaffee
Clara: wer hat Kaffee gekauft?
> Bruno hat heute um … bei Lidl Kaffee gekauft.
# The evening is planned.
Clara: erinnere mich morgen um 17 Uhr an den Zahnarzt
> Ich erinnere dich morgen, …, um 17:00: Zahnarzt
Ada: remind me tomorrow at 18:00 to hide the present
> I will remind you tomorrow, …, at 18:00: hide the present
Ada: remind everyone tomorrow at 19:00 to set the table
> I will remind Ada, Bruno, Clara and Dani tomorrow, …, at 19:00: set the table
Bruno: mis recordatorios
> 1. set the table: mañana, …, a las 19:00 (de Ada)
  [Elegir]
Bruno: cancela el recordatorio 1
> Cancelado: set the table.
Bruno: deshacer
> Deshecho. set the table: mañana, …, a las 19:00
Clara: meine Erinnerungen
> 1. Zahnarzt: morgen, …, um 17:00
  2. set the table: morgen, …, um 19:00 (von Ada)
  [Auswählen]
Bruno: resumen a las 7:30
> Tendrás tu resumen cada día a las 07:30 (…), desde mañana.
Ada: briefing weekdays at 7, weekends at 9
> Your briefing comes Monday to Friday at 07:00, Saturday and Sunday at 09:00 (…), starting tomorrow.
Clara: ich bin bis morgen in Lissabon
> Du bist bis … in Europe/Lisbon; dort ist es …. Danach gilt wieder deine gewohnte Zeit.
Dani: I'm away until tomorrow
> Noted: you are away until …. Nobody counts on you then. Say "I'm back" when you are.
Ada: who is away?
> Dani is away until …
Ada: members
> 4 people here:
  Ada (admin)
  Bruno (adult)
  Clara (adult)
  Dani (child), away until …
Ada: who did Fenster putzen?
> Fenster putzen: Clara, … at …
# What is left in the end.
Clara: Aufgaben
> 1. dishes (Bruno, heute um 20:00 fällig)
  2. pasear al perro (Bruno)
  [Erledigt]
Bruno: gracias
> ¡De nada!
Dani: undo
> Undone. Welcome back, Dani!
Dani: undo
> Bruno has changed feed the cat since.
  [Undo anyway]
Clara: Liste
> 1. milk (2 l)
  2. eggs (12)
  3. Klopapier
  4. ice cream
  5. Mehl (1 kg)
  6. bananas
  [Abhaken]
Ada: list
> 1. milk (2 l)
  2. eggs (12)
  3. Klopapier
  4. ice cream
  5. Mehl (1 kg)
  6. bananas
  [Tick off]
Ada: chores
> 1. dishes (Bruno, due today at 20:00)
  2. pasear al perro (Bruno)
  [Done]
Ada: what do we need at hardware?
> List "hardware":
  1. paint
  [paint]
Ada reacts: ✅
> List "hardware": Got paint. The list is empty now.
Dani: thanks, bye
> You're welcome!
  Goodbye, Dani!
""";
}
