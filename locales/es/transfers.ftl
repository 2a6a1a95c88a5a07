added-title = Partes añadidas después de completarlo
added-because = Se añadió porque el lugar de trabajo cambió el { $date } ({ $place }):
added-covered = Ya completado: { $place }
added-open = Pendiente, con fecha límite: { $date }
added-late = La fecha límite era el { $date }. Todavía se puede hacer hasta el { $until }.
added-over = No se hizo hasta el { $date }, el último día
added-done = Hecho: la prueba se aprobó el { $date }
added-list-title = Partes añadidas por traslados, { $edition }
added-list-words = Personas que completaron el curso y desde entonces trabajan donde rige otra legislación: solo les queda esa parte. No cambia ningún índice de participación.
added-list-count = { $count ->
    [one] Una persona tiene pendiente una parte añadida
   *[other] { $count } personas tienen pendiente una parte añadida
}; con el plazo vencido: { $late }.
added-list-parts = Parte añadida
added-list-empty = Nadie tiene pendiente una parte añadida.
ways-added = Partes añadidas por traslados
added-congratulation = ¡Felicitaciones! Aprobó la prueba de la parte añadida.
added-rule = { $days ->
    [one] Solo se añade lo que no se había completado. La fecha límite es { $days } día después del cambio, nunca antes que la del curso, y tiene su propia prueba. Lo que se completó sigue completado.
   *[other] Solo se añade lo que no se había completado. La fecha límite es { $days } días después del cambio, nunca antes que la del curso, y tiene su propia prueba. Lo que se completó sigue completado.
}
added-more-time = Se trata solo de la parte que añadió el cambio de lugar de trabajo. Lo que se completó sigue completado.
added-reopening = Ya pasó el último día para la parte que añadió el cambio de lugar de trabajo. Si se vuelve a abrir, podrá hacerse hasta el día que se fije; si se agotaron los intentos, se añade uno. Lo que se completó sigue completado.
