home-title = Mis cursos
home-nothing-open = No tiene nada pendiente por ahora.
home-done = Cursos anteriores
home-past-course = Capacitación ambiental para todo el personal
home-due = Fecha límite: { $date }
home-due-at-return = La fecha límite se fijará cuando se reincorpore.
home-due-nothing = No hay ninguna fecha límite.
due-at-return = Se fija al reincorporarse
home-left-lessons = { $lessons ->
    [one] Queda { $lessons } lección, unos { $minutes } min, y después la prueba
   *[other] Quedan { $lessons } lecciones, unos { $minutes } min, y después la prueba
}
home-left-test = Ya leyó todas las lecciones. Queda la prueba de confirmación.
home-completed = Completado el { $date }, válido hasta el { $until }
home-start = Empezar
home-continue = Continuar
home-to-test = Ir a la prueba
home-review = Verlo de nuevo
home-why = ¿Por qué tengo este curso?
standing-assigned = Sin empezar
standing-in-progress = En curso
standing-completed = Completado
standing-on-leave = De licencia
standing-exempt = Con exención
standing-left = Baja
standing-overdue = Vencido
standing-closed = Cerrado
