test-title = Prueba de confirmación
test-rules-questions = { $count ->
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
test-rules-mark = Se aprueba con al menos { $mark } de aciertos
test-rules-all = Se aprueba con todo correcto: puede corregir los errores cuantas veces haga falta
test-rules-attempt = Intento { $number }
test-rules-attempts = { $left ->
    [one] Intento { $number }, el último
   *[other] Intento { $number }; quedan { $left }, incluido este
}
test-rules-time = { $minutes ->
    [one] { $minutes } minuto desde el inicio
   *[other] { $minutes } minutos desde el inicio
}
test-rules-no-time = Sin límite de tiempo; cada respuesta se guarda, así que puede parar y seguir después
test-start = Empezar la prueba
test-correct = { $count ->
    [one] Corregir la respuesta pendiente
   *[other] Corregir las { $count } respuestas pendientes
}
test-open = Empezó el intento { $number }. Sus respuestas están guardadas.
test-open-until = Se entrega automáticamente el { $until }.
test-continue = Continuar la prueba
test-cooldown = El próximo intento se abre el { $until }. Aproveche el tiempo para releer los temas.
test-attempts-used = Ya usó todos sus intentos. Consulte a una de estas personas: pueden concederle otro.
test-attempts-used-nobody = Ya usó todos sus intentos. Consulte a la persona responsable de gestión ambiental: se le puede conceder otro.
test-passed = Aprobó la prueba.
test-see-answers = Ver las preguntas y explicaciones
test-opens-on = El curso se abre el { $date }.
test-closed-on = El curso se cerró el { $date }.
test-tries = Sus intentos
test-try = Intento { $number }
test-try-open = Sin entregar
test-try-passed = Aprobado
test-try-failed = No aprobado
test-place = Pregunta { $place } de { $total }
test-time-left = Tiempo restante:
test-until = Hasta las { $until }
test-how-single = Elija una respuesta.
test-how-multiple = Elija todas las respuestas correctas.
test-how-true-false = ¿Esta afirmación es verdadera o falsa?
test-how-matching = Elija la pareja de cada línea.
test-how-ordering = Dé a cada línea su posición, del 1 al { $count }.
test-letters = A B C D E F G H
test-true = Verdadera
test-false = Falsa
test-choose = Elegir…
test-next = Guardar y seguir
test-previous = Guardar y volver
test-review = Guardar y revisar todo
test-questions = Preguntas
test-question = Pregunta { $place }
test-answered = respondida
test-unanswered = sin responder
test-saving = Guardando…
test-saved = Guardado.
test-not-saved = Aún sin guardar. Revise la conexión y elija de nuevo, o use el botón.
test-incomplete = Aún incompleto: use cada posición exactamente una vez.
test-fallback = Esta pregunta no está disponible en { $wanted }. Se muestra en { $shown }.
review-title = Revisar y entregar
review-all-answered = Respondió las { $total } preguntas.
review-missing = { $count ->
    [one] Falta responder { $count } pregunta. Contaría como incorrecta.
   *[other] Faltan por responder { $count } preguntas. Contarían como incorrectas.
}
review-once = Después de entregar ya no se pueden cambiar las respuestas.
review-submit = Entregar
review-back = Volver a las preguntas
result-title = Resultado del intento { $number }
result-passed = Aprobado
result-failed = Esta vez no se aprobó
result-congratulation = ¡Felicitaciones! Completó el curso.
result-score = { $right } de { $total } correctas ({ $percent })
result-needed = Se requiere { $mark }
result-topics = Temas para releer
result-topics-words = Son los temas de las preguntas que no acertó. Las lecciones los explican.
result-explanations = Preguntas y explicaciones
result-passed-since = Desde entonces aprobó la prueba.
result-to-course = Ir a la página del curso
result-right = Correcta
result-wrong = Incorrecta
result-unanswered = Sin responder
result-your-answer = Su respuesta
result-right-answer = Respuesta correcta
result-your-order = Su orden
result-right-order = Orden correcto
result-your-matches = Sus parejas
result-right-matches = Parejas correctas
result-nothing-matched = nada elegido
result-basis = Base legal: { $acts }
